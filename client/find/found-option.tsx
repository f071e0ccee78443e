// A draft that was found, as an option of a list.
import type { DraftId } from '../../shared/review/draft.ts';
import type { Found } from '../../shared/search.ts';
import { STAGE_NAMES } from '../board/stage-names.ts';
import type { Pickable } from '../ui/picker-list.tsx';
import classes from './find.module.css';
import { MarkedText } from './marked-text.tsx';

export type FoundOption = Pickable & { readonly draftId: DraftId };

export function foundOption({ draftId, stage, slug, headline, passage }: Found): FoundOption {
  return {
    id: `draft-${draftId}`,
    draftId,
    name: headline.text.trim() ? (
      <span className={classes.headline}>
        <MarkedText marked={headline} />
      </span>
    ) : (
      <span className={classes.untitled}>Untitled</span>
    ),
    aside: (
      <>
        <MarkedText marked={slug} /> · {STAGE_NAMES[stage]}
      </>
    ),
    below: passage.marks.length > 0 ? <MarkedText marked={passage} /> : null,
  };
}
