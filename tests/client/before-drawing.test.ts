import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beforeDrawing } from '../../client/hooks/before-drawing.ts';
import { Cell } from '../../client/sync/cell.ts';

/** The page draws when the test says so. */
let draws: () => void;

beforeEach(() => {
  const asked = new Map<number, () => void>();
  let next = 1;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    asked.set(next, callback);
    next += 1;
    return next - 1;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => asked.delete(id));
  draws = () => {
    const due = [...asked.values()];
    asked.clear();
    for (const callback of due) callback();
  };
});

afterEach(() => vi.unstubAllGlobals());

describe('what changes with every letter', () => {
  it('is told once before the page is drawn, however often it changed, and is what it is now', () => {
    const letters = new Cell(0);
    const shown = beforeDrawing(letters);
    const told: number[] = [];
    shown.subscribe(() => told.push(shown.get()));
    letters.set(1);
    letters.set(2);
    expect(told).toEqual([]);
    expect(shown.get()).toBe(2);
    draws();
    expect(told).toEqual([2]);
    draws();
    expect(told).toEqual([2]);
    letters.set(3);
    draws();
    expect(told).toEqual([2, 3]);
  });

  it('is not told to whoever has turned away meanwhile, and watched again by the next', () => {
    const letters = new Cell(0);
    const shown = beforeDrawing(letters);
    const told: string[] = [];
    const leaves = shown.subscribe(() => told.push('Ann'));
    letters.set(1);
    leaves();
    draws();
    expect(told).toEqual([]);
    shown.subscribe(() => told.push('Bob'));
    letters.set(2);
    draws();
    expect(told).toEqual(['Bob']);
  });
});
