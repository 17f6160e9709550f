import { render } from 'preact';
import { App } from './app.js';
import { Api } from './data/api.js';
import { Feed } from './data/feed.js';
import { applyTheme, preferredTheme } from './data/preferences.js';
import './styles/index.css';

applyTheme(preferredTheme());
const api = new Api();
const feed = new Feed(api);
const root = document.getElementById('page');
if (root) render(<App api={api} feed={feed} />, root);
feed.start();
