import { createRoot } from 'react-dom/client';
import { App } from './App';
import { connect } from './koukoutu';
import './style.css';

const koukoutu = await connect();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App koukoutu={koukoutu} />);
