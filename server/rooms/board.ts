// The board: every draft's card as it is on disk, and who is in which draft; changes are told a few times a second.
import { shownAtFirst } from '../../shared/board.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import type { Clock } from '../people.ts';
import type { Tell } from './tell.ts';

const TELL_EVERY = 250;
/** How many are told in one go: a thousand windows must not hold up a keystroke. */
const TOLD_AT_ONCE = 100;

export type Present = Readonly<Record<string, readonly PersonId[]>>;

/** What is to be told: whose cards changed, and whether somebody came to a draft or left one. */
type News = { readonly ids: readonly DraftId[]; readonly isPresent: boolean };

export class Board {
  readonly #cards = new Map<DraftId, Card>();
  readonly #present = new Map<DraftId, readonly PersonId[]>();
  readonly #changed = new Set<DraftId>();
  readonly #sessions = new Set<string>();
  readonly #clock: Clock;
  readonly #tell: Tell;
  #stop: (() => void) | null = null;
  #isNews = false;
  /** Whether somebody came to a draft or left one since that was told. */
  #isPresentNews = false;

  constructor(clock: Clock, tell: Tell) {
    this.#clock = clock;
    this.#tell = tell;
  }

  get cards(): readonly Card[] {
    return [...this.#cards.values()];
  }

  /** The card of a draft; null when there is none. */
  card(id: DraftId): Card | null {
    return this.#cards.get(id) ?? null;
  }

  get present(): Present {
    return Object.fromEntries(this.#present);
  }

  get sessions(): readonly string[] {
    return [...this.#sessions];
  }

  enter(session: string): void {
    this.#sessions.add(session);
  }

  leave(session: string): void {
    this.#sessions.delete(session);
  }

  /** Puts up a card that is on disk; an older one than is up already changes nothing. */
  put(card: Card): void {
    if (card.seq < (this.#cards.get(card.id)?.seq ?? 0)) return;
    this.#cards.set(card.id, card);
    this.#changed.add(card.id);
    this.#tellSoon();
  }

  /** Says who is in a draft now. */
  see(draftId: DraftId, people: readonly PersonId[]): void {
    if (people.length > 0) this.#present.set(draftId, [...new Set(people)]);
    else this.#present.delete(draftId);
    this.#isPresentNews = true;
    this.#tellSoon();
  }

  /** Tells one session everything again: it missed some. */
  tellWhole(session: string): void {
    if (!this.#sessions.has(session)) return;
    this.#tell([session], 'board.changed', { cards: shownAtFirst(this.cards).cards, present: this.present });
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** While some are being told, what changes meanwhile waits until all of them are. */
  #tellSoon(): void {
    this.#isNews = true;
    this.#stop ??= this.#clock.after(TELL_EVERY, () => {
      const news = { ids: [...this.#changed], isPresent: this.#isPresentNews };
      this.#changed.clear();
      this.#isNews = false;
      this.#isPresentNews = false;
      this.#tellSome(news, this.sessions);
    });
  }

  /** Everybody is told how it stands at their turn, so that nobody is told something older than they know. */
  #tellSome(news: News, sessions: readonly string[]): void {
    const rest = sessions.slice(TOLD_AT_ONCE);
    if (sessions.length > 0) this.#tellNews(news, sessions.slice(0, TOLD_AT_ONCE));
    this.#stop = rest.length > 0 ? this.#clock.after(0, () => this.#tellSome(news, rest)) : null;
    if (this.#stop === null && this.#isNews) this.#tellSoon();
  }

  #tellNews({ ids, isPresent }: News, sessions: readonly string[]): void {
    const cards = ids.flatMap((id) => this.#cards.get(id) ?? []);
    this.#tell(sessions, 'board.changed', { cards, present: isPresent ? this.present : null });
  }
}
