// The program of the thread that makes large pictures, built to dist/imaging-worker.js.
import '@koukoutu/imaging/worker';
