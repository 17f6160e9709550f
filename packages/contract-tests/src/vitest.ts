export { allCases } from './cases/index.js';
