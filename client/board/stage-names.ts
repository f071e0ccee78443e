// What the stages are called on the screen, and what stands in a column that has no draft.
import type { Stage } from '../../shared/review/draft.ts';

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  writing: 'Writing',
  review: 'Review',
  ready: 'Ready',
  published: 'Published',
  spiked: 'Spiked',
};

export const EMPTY_STAGES: Readonly<Record<Stage, string>> = {
  writing: 'Nobody is writing. Begin with “New draft”, or press n.',
  review: 'Nothing waits to be read. A card’s menu moves a draft here when its writer is done.',
  ready: 'Nothing is ready. An editor moves a draft here when its review is finished.',
  published: 'Nothing is published yet. A draft that is ready goes out when its gate is clear.',
  spiked: 'Nothing is spiked. What is not used is kept here, and can be brought back.',
};
