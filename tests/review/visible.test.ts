// What of an event somebody may read: the one question that every door asks.
import { describe, expect, it } from 'vitest';
import { visible } from '../../shared/review/visible.ts';
import { bob, everybody, fay } from '../fixtures/newsroom.ts';
import { Scene } from '../fixtures/scene.ts';

describe('visible', () => {
  it('shows everybody of the newsroom every event as it is', () => {
    const scene = new Scene('review');
    scene.raised(bob, 'twelve cranes', { type: 'legal' });
    for (const person of everybody)
      expect(scene.events.map((event) => visible(event, person))).toEqual(scene.events);
  });

  it('brings back nothing that was erased', () => {
    const scene = new Scene();
    const thread = scene.raised(bob, 'twelve cranes');
    const reply = scene.does(fay, 'thread.reply', { thread, text: 'Thirteen.' });
    scene.does(fay, 'reply.delete', { thread, reply });
    const erased = scene.events.find((event) => event.seq === reply);
    expect(erased?.payload).toBeNull();
    for (const person of everybody) expect(erased && visible(erased, person).payload).toBeNull();
  });
});
