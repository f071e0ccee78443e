// Tiptap as its own guide puts it together: the collaboration extension over y-tiptap, Hocuspocus, and comments as marks.
import { HocuspocusProvider } from '@hocuspocus/provider';
import { Editor, Mark } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import StarterKit from '@tiptap/starter-kit';
import * as Y from 'yjs';

const Comment = Mark.create({
  name: 'comment',
  inclusive: false,
  addAttributes: () => ({ thread: { default: null } }),
  parseHTML: () => [{ tag: 'span.comment' }],
  renderHTML: () => ['span', { class: 'comment' }, 0],
});

const [port, name] = location.hash.slice(1).split(',');
const document = new Y.Doc();
new HocuspocusProvider({ url: `ws://127.0.0.1:${port}`, name, document });
new Editor({
  element: window.document.querySelector('#place'),
  extensions: [StarterKit.configure({ undoRedo: false }), Comment, Collaboration.configure({ document })],
});
