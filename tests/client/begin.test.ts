// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Begun, begin } from '../../client/begin.ts';
import { remember, remembered } from '../../client/people/remembered.ts';
import { ann, bob } from '../fixtures/newsroom.ts';

const DRAFT = '/drafts/AAAAAAAAAAAAAAAAAAAAAA';

/** What the server says to whoever asks who they are. */
const says = vi.fn<() => Promise<Response>>();

/** Whether what this device has was waited for: its disk answers nobody here. */
async function waitsForTheDevice({ restored }: Begun): Promise<boolean> {
  let waits = true;
  void restored.then(() => {
    waits = false;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  return waits;
}

describe('a page that begins', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', says);
    vi.stubGlobal('IDBRequest', EventTarget);
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() });
    vi.stubGlobal('WebSocket', EventTarget);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    says.mockReset();
    localStorage.clear();
  });

  it.each([DRAFT, '/'])('waits for what the device has of %s, when it knows who comes', async (path) => {
    remember(ann);
    says.mockImplementation(async () => Response.json(ann));
    const begun = begin(path);
    expect(await waitsForTheDevice(begun)).toBe(true);
    expect(begun.who?.answer).toEqual(ann);
  });

  it('waits for nothing on a device where somebody is for the first time, or comes after somebody else', async () => {
    says.mockImplementation(async () => Response.json(ann));
    expect(await waitsForTheDevice(begin(DRAFT))).toBe(false);
    expect(remembered()).toEqual(ann);
    remember(bob);
    expect(await waitsForTheDevice(begin(DRAFT))).toBe(false);
  });

  it('knows that nobody is signed in, and waits for nothing', async () => {
    says.mockImplementation(async () => new Response(null, { status: 401 }));
    const begun = begin(DRAFT);
    expect(await waitsForTheDevice(begun)).toBe(false);
    expect(begun.who?.answer).toBeNull();
  });

  it('is drawn although the server does not answer: it says so then', async () => {
    says.mockRejectedValue(new TypeError('no line'));
    const begun = begin(DRAFT);
    await expect(begun.who?.asking).rejects.toThrow('no line');
    await expect(Promise.all([begun.restored, begun.shown])).resolves.toEqual([null, null]);
    expect(begun.who).not.toHaveProperty('answer');
  });

  it.each(['/you', '/sign-in', '/drafts/nothing', '/nowhere'])('asks nobody at %s', async (path) => {
    const begun = begin(path);
    expect(await waitsForTheDevice(begun)).toBe(false);
    expect(begun.who).toBeNull();
    expect(says).not.toHaveBeenCalled();
  });
});
