// What an empty headline, standfirst, byline, caption or a wholly empty article invites to write.
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

const INVITATIONS: Readonly<Record<string, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  byline: 'By …',
  figure: 'Caption',
};

export function placeholders(): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const invited: Decoration[] = [];
        doc.forEach((block, pos) => {
          const invitation =
            INVITATIONS[String(block.attrs['kind'])] ?? (doc.childCount === 1 ? 'Begin to write' : null);
          if (invitation === null || block.content.size > 0) return;
          invited.push(Decoration.node(pos, pos + block.nodeSize, { 'data-placeholder': invitation }));
        });
        return DecorationSet.create(doc, invited);
      },
    },
  });
}
