import { json } from '../exchange/answer.js';
import { geminiSteps, generate } from './gemini.js';

/** `POST …/models/{model}:generateContent`: nano-banana and nano-banana-pro. */
export const generateContent = geminiSteps(async (call, body, studio) => json(200, await generate(call, body, studio)));
