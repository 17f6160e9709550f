// The program for workerd.
import { Koukoutu } from '../../packages/sdk/dist/index.js';
import { probe } from './probe.mjs';

export default {
  async fetch(request) {
    const { base, hasty, only } = await request.json();
    return Response.json(await probe({ base, hasty, sdk: Koukoutu }, only));
  },
};
