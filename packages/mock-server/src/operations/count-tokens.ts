import { json } from '../exchange/answer.js';
import { asObject } from '../spec/documents.js';
import { countTokens as count, geminiSteps, readContents, tokensDetails } from './gemini.js';

/** `POST …/models/{model}:countTokens`: the number of tokens in a prompt, without drawing anything (a guess). */
export const countTokens = geminiSteps((call, body, studio) => {
  const contents = body.contents ?? asObject(body.generateContentRequest).contents;
  const { prompt, images } = readContents(call, contents, studio.imaging);
  const tokens = count(prompt, images);
  return json(200, { totalTokens: tokens.text + tokens.images, promptTokensDetails: tokensDetails(tokens) });
});
