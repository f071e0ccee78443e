/** The first half of the simulated days: see some-seeds.ts. */
import { someSeeds } from './some-seeds.ts';

someSeeds('first');
