import { Koukoutu } from '@koukoutu/sdk';
import { createApp } from './app.js';

// The key comes from KOUKOUTU_API_KEY, and stays on the server.
const koukoutu = new Koukoutu({ baseUrl: process.env.KOUKOUTU_BASE_URL });
const port = Number(process.env.PORT ?? 3000);
createApp(koukoutu).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
