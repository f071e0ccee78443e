// The bullet that Word writes before an item's words, heard apart from them.
import { isWrittenBullet } from '../../shared/article/word-list.ts';

export class WrittenBullet {
  /** How many spans stand open within it, itself counted. */
  #depth = 0;
  #heard = '';

  get isOpen(): boolean {
    return this.#depth > 0;
  }

  /** Whether a span with this style is the bullet's, or within it. */
  opens(style: string): boolean {
    if (!this.isOpen && !isWrittenBullet(style)) return false;
    this.#depth += 1;
    return true;
  }

  hear(chars: string): void {
    this.#heard = (this.#heard + chars).slice(0, 100);
  }

  /** Its paragraph is over, whether it was or not. */
  drop(): void {
    this.#depth = 0;
    this.#heard = '';
  }

  /** One span is over; the bullet when it was the last, null otherwise. */
  close(): string | null {
    this.#depth -= 1;
    if (this.isOpen) return null;
    const heard = this.#heard;
    this.#heard = '';
    return heard;
  }
}
