// No container runs here. The files are parsed, and their commands are run in their order on this computer: the image's
// installation in a copy of this folder, then what the services run, with 127.0.0.1 in the place of their names.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';

const text = await readFile('Dockerfile', 'utf8');
const dockerfile = DockerfileParser.parse(text);
const compose = parse(await readFile('compose.yaml', 'utf8'), { merge: true });

const all = (keyword) => dockerfile.getInstructions().filter((one) => one.getKeyword() === keyword);
const stages = all('FROM').map((from) => ({ name: from.getBuildStage(), image: from.getImage(), from }));

/** The JSON form of an instruction, in the stage of this name. */
function exec(keyword, stage) {
  const { from } = stages.find(({ name }) => name === stage);
  const first = from.getRange().start.line;
  const next = stages.map((one) => one.from.getRange().start.line).find((line) => line > first) ?? Infinity;
  const found = all(keyword).find((one) => one.getRange().start.line > first && one.getRange().start.line < next);
  return JSON.parse(/\[[\s\S]*\]/.exec(found.getRawArgumentsContent())[0]);
}

describe('the files', () => {
  test('the Dockerfile has no error, and each stage comes from one that is there', () => {
    assert.deepEqual(
      validate(text).map(({ message }) => message),
      [],
    );
    const known = ['node:24-slim'];
    for (const { name, image } of stages) {
      assert.ok(known.includes(image), image);
      known.push(name);
    }
  });

  test('no program of the images runs as root, and no key is in them', async () => {
    assert.equal(all('USER').at(-1).getArgumentsContent(), 'node');
    assert.doesNotMatch(text, /API_KEY=/);
    assert.match(await readFile('.dockerignore', 'utf8'), /^\.env$/m);
  });

  test('every service has an image or a stage, and waits only for services that say when they are healthy', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      const target = service.build?.target;
      assert.ok(service.image ?? stages.some((stage) => stage.name === target), name);
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        const wanted = compose.services[other];
        const says =
          wanted.healthcheck ?? text.slice(text.indexOf(`AS ${wanted.build?.target}`)).includes('HEALTHCHECK');
        assert.ok(condition === 'service_healthy' && says, `${name} waits for ${other}`);
      }
      for (const volume of service.volumes ?? []) {
        const [source] = volume.split(':');
        assert.ok(source.startsWith('./') || source in compose.volumes, volume);
      }
    }
  });
});

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('the commands, outside of a container', () => {
  const running = [];
  let image;
  let here;

  before(async () => {
    // Beside this folder, so that packages named by a relative path are found.
    image = await mkdtemp(path.resolve('..', 'image-'));
    const ports = [await freePort(), await freePort()];
    const places = [
      ['http://mock:4010', `http://127.0.0.1:${ports[0]}`],
      ['http://127.0.0.1:4010', `http://127.0.0.1:${ports[0]}`],
      ['redis://redis:6379', `redis://127.0.0.1:${ports[1]}`],
      ['0.0.0.0', '127.0.0.1'],
      [/^\/(photos|out)$/, `${image}/$1`],
    ];
    here = {
      ports,
      words: (list) => list.map((word) => places.reduce((so, [from, to]) => so.replace(from, to), word)),
    };
    const ignored = (await readFile('.dockerignore', 'utf8')).trim().split('\n');
    await cp('.', image, { recursive: true, filter: (file) => !ignored.includes(path.basename(file)) });
    await cp('photos', path.join(image, 'photos'), { recursive: true });
    await mkdir(path.join(image, 'out'));
    await mkdir(path.join(image, 'data'));
  });
  after(async () => {
    for (const child of running) child.kill('SIGTERM');
    await Promise.all(running.map((child) => child.exitCode ?? new Promise((resolve) => child.once('exit', resolve))));
    await rm(image, { recursive: true, force: true });
  });

  /** What a service runs: the entry point of its stage and its command. */
  function commandOf(service, extra = []) {
    const { build, command = [] } = compose.services[service];
    return here.words([...(build ? exec('ENTRYPOINT', build.target) : []), ...command, ...extra]);
  }
  const environmentOf = (service) => {
    const { environment = {} } = compose.services[service];
    const values = Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+:-(.*)\}/, '$1')]);
    return Object.fromEntries(values.map(([name, value]) => [name, here.words([value])[0]]));
  };

  async function start([command, ...args], env, isReady, cwd = image) {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env } });
    running.push(child);
    let output = '';
    await new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          output += chunk;
          if (isReady.test(output)) resolve();
        });
      }
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`)));
    });
    return child;
  }
  function run([command, ...args], env = {}) {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: image,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    return { code: status, output: stdout + stderr };
  }

  test('the image is installed, without what is for tests', async () => {
    const [install] = all('RUN').map((one) => one.getArgumentsContent());
    const { code, output } = run(['sh', '-c', install]);
    assert.equal(code, 0, output);
    const installed = await readdir(path.join(image, 'node_modules'));
    assert.ok(installed.includes('@koukoutu') && !installed.includes('dockerfile-ast'));
  });

  test('the services start in their order, and their health checks pass', async () => {
    await start([...commandOf('mock'), '--port', String(here.ports[0])], {}, /127\.0\.0\.1:/);
    const health = here.words(exec('HEALTHCHECK', 'mock'));
    assert.equal(run(health).code, 0);

    const [server, ...args] = commandOf('redis');
    const program = process.env.REDIS_SERVER_PATH ?? server;
    const redis = [program, ...args, '--port', String(here.ports[1])];
    await start(redis, {}, /Ready to accept connections/, path.join(image, 'data'));

    await start(commandOf('worker'), environmentOf('worker'), /worker ready/);
  });

  test('the fleet cuts the photos out, and its command tells how far it is', async () => {
    const env = environmentOf('fleet');
    const added = run(commandOf('fleet', ['add', '/photos']), env);
    assert.equal(added.code, 0, added.output);
    const drained = run(commandOf('fleet', ['drain', '--timeout', '60']), env);
    assert.equal(drained.code, 0, drained.output);
    assert.equal((await readdir(path.join(image, 'out'))).length, 2);
    assert.match(run(commandOf('fleet', ['status']), env).output, /done\D+2/);
  });

  test('the worker hands over and ends on the SIGTERM that stops a container', async () => {
    const worker = running.at(-1);
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGTERM');
    assert.equal(await ended, 0);
  });
});
