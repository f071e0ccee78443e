// The house style: everybody in the newsroom reads it, a chief sets it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FIRST_HOUSE_STYLE } from '../../shared/house-style.ts';
import { Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
  await scene.hires('cleo', 'chief');
  await scene.hires('ann', 'editor');
});
afterEach(() => scene.close());

const german = { quotes: 'german', language: 'de' };
const sets = async (handle: string, style: unknown, headers: Record<string, string> = {}) =>
  scene.asks('/api/house-style', {
    method: 'POST',
    headers: { cookie: await scene.stepsIn(handle), ...headers },
    body: JSON.stringify(style),
  });
const reads = async (handle: string) =>
  (await scene.asks('/api/house-style', { headers: { cookie: await scene.stepsIn(handle) } })).json();

it('set by a chief is read by everybody; before, there is a first one', async () => {
  expect(await reads('ann')).toEqual(FIRST_HOUSE_STYLE);
  expect((await sets('cleo', german)).status).toBe(200);
  expect(await reads('ann')).toEqual(german);
});

it('is not set by anybody else, nor from a page that is not ours', async () => {
  expect((await sets('ann', german)).status).toBe(403);
  expect((await sets('cleo', german, { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect(
    (await scene.asks('/api/house-style', { method: 'POST', body: JSON.stringify(german) })).status,
  ).toBe(401);
  expect((await scene.asks('/api/house-style')).status).toBe(401);
  expect(await reads('ann')).toEqual(FIRST_HOUSE_STYLE);
});

it.each([[{}], [{ quotes: 'loud', language: 'de' }], [{ ...german, more: 1 }], [[]]])(
  'is refused as %j, and stays as it was',
  async (style) => {
    expect((await sets('cleo', style)).status).toBe(400);
    expect(await reads('ann')).toEqual(FIRST_HOUSE_STYLE);
  },
);
