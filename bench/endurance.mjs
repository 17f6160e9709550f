// A million bad requests, or as many as wanted: `npm run bench -- endurance --requests 1000000 --seed 7`.
import '../packages/mock-server/bench/endurance/main.mjs';
