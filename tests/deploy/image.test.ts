/** The image is never built here, so its file is held to what it says: what it copies is there, and what it copies starts. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { top } from '../architecture/sources.ts';
import { commandOf, copiesIn, environmentOf, type Stage, stagesIn } from './dockerfile.ts';

const read = (file: string): string => readFileSync(join(top, file), 'utf8');
const stages = stagesIn(read('Dockerfile'));
const last = ((): Stage => {
  const stage = stages.at(-1);
  if (!stage) throw new Error('The Dockerfile has no stage.');
  return stage;
})();

beforeAll(async () => {
  expect(await ensureBuilt()).toBe(true);
}, 120_000);

test('everything that is copied from the checkout is there, and reaches the builder', () => {
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  for (const { stage, sources } of stages.flatMap(copiesIn))
    for (const source of stage === null ? sources : []) {
      expect([source, statSync(join(top, source), { throwIfNoEntry: false }) !== undefined]).toEqual([
        source,
        true,
      ]);
      expect(allowed).toContain(source.split('/')[0]);
    }
  const names = stages.map(({ name }) => name);
  for (const { stage } of stages.flatMap(copiesIn)) if (stage !== null) expect(names).toContain(stage);
});

test('it runs on the Node that everything is tried on', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  const major = String(devDependencies.node).split('.')[0];
  for (const { from } of stages) expect(from).toMatch(new RegExp(`^node:${major}-`));
});

test('it runs as nobody in particular, and writes nowhere but to its volume', () => {
  const said = (verb: string): (string | undefined)[] =>
    last.steps.filter((step) => step.verb === verb).map((step) => step.rest);
  expect([said('USER'), said('VOLUME')]).toEqual([['node'], ['/data']]);
  expect(environmentOf(last)).toMatchObject({ GALLEY_DATA: '/data', NODE_ENV: 'production' });
});

test('what it holds starts with the packages that a production installs, answers, and is found healthy', async () => {
  const { root, data } = image();
  const environment = { ...environmentOf(last), HOST: '127.0.0.1', PORT: '0', GALLEY_DATA: data };
  const [, ...start] = commandOf(last, 'CMD');
  const server = startsIn(root, start, environment);
  const address = await server.said(/http:\/\/\S+/);
  const page = await fetch(address);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
  const { port } = new URL(address);
  const [, ...health] = commandOf(last, 'HEALTHCHECK');
  expect(await startsIn(root, health, { ...environment, PORT: port }).ended).toBe(0);
  server.stop();
  await server.ended;
  expect(await startsIn(root, health, { ...environment, PORT: port }).ended).toBe(1);
}, 60_000);

test('what the client is built from is enough to build it', () => {
  const root = newRoot();
  const client = stages.find(({ name }) => name === 'client');
  if (!client) throw new Error('No stage builds the client.');
  for (const { sources, to } of copiesIn(client))
    for (const source of sources) {
      // A folder's content goes under the name that it is copied to; files go into it.
      const into = to.endsWith('/') ? join(root, to, basename(source)) : join(root, to);
      cpSync(join(top, source), into, { recursive: true });
    }
  symlinkSync(join(top, 'node_modules'), join(root, 'node_modules'), 'dir');
  const build = client.steps.findLast(({ verb }) => verb === 'RUN')?.rest ?? '';
  const node = dirname(process.execPath);
  const environment = { PATH: `${node}${delimiter}${process.env.PATH ?? ''}` };
  const { status, stderr } = spawnSync('sh', ['-c', build], {
    cwd: root,
    env: environment,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  expect(readFileSync(join(root, 'dist/client/index.html'), 'utf8')).toContain('csp-nonce');
}, 120_000);

/** A folder as the last stage leaves it, with none of the packages that only developing needs. */
function image() {
  const root = newRoot();
  for (const { stage, sources } of copiesIn(last))
    for (const source of sources) {
      if (stage === null) cpSync(join(top, source), join(root, source), { recursive: true });
      else if (source.endsWith('/dist')) cpSync(join(top, 'dist'), join(root, 'dist'), { recursive: true });
      else linkPackages(join(root, 'node_modules'));
    }
  return { root, data: join(root, 'data') };
}

function newRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'galley-image-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

function linkPackages(folder: string): void {
  const { packages }: { packages: Record<string, { dev?: boolean }> } = JSON.parse(read('package-lock.json'));
  for (const [path, { dev }] of Object.entries(packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (name === undefined || dev || !statSync(join(top, path), { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    symlinkSync(join(top, path), join(folder, name), 'dir');
  }
}

function startsIn(root: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const heard of [child.stdout, child.stderr])
    heard.on('data', (text) => {
      out += text;
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = async (what: RegExp): Promise<string> => {
    const spoken = new Promise<void>((resolve) => {
      child.stdout.on('data', () => what.test(out) && resolve());
    });
    await Promise.race([spoken, ended]);
    const found = what.exec(out)?.[0];
    if (!found) throw new Error(`It did not start: ${out}`);
    return found;
  };
  return { said, ended, stop: () => void child.kill('SIGTERM') };
}
