// Thrown deep in the reading of a file that cannot be read; caught where the reading began, and answered as its refusal.
import { type Refusal, refuse } from '../../shared/review/refusal.ts';

export class Unreadable extends Error {
  readonly refusal: Refusal;

  constructor(message: string, code: 'unreadable' | 'too-large' = 'unreadable') {
    super(message);
    this.refusal = refuse(code, message);
  }
}
