// How rooms speak: to sessions by name. What carries it is none of their business.
import type { Told } from '../../shared/protocol.ts';

export type Tell = <N extends keyof Told>(sessions: readonly string[], name: N, message: Told[N]) => void;
