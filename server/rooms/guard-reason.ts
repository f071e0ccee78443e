// Why the guard turns an update away. Honest clients meet none of these.

export type GuardReason =
  | 'too-large' // more bytes or more structs than one update may hold
  | 'undecodable' // not one whole V1 update: truncated, followed by more, V2, or noise
  | 'foreign-author' // writes under a client id that belongs to somebody else
  | 'clock-gap' // skips units of its own that the server never saw
  | 'unknown-dependency' // stands beside or under something that the server does not know
  | 'delete-past-clock' // deletes units that nobody wrote
  | 'absurd-length' // a length of nothing, or of more than anybody types
  | 'foreign-root' // writes outside the article
  | 'foreign-content' // holds what no article holds
  | 'invalid-format' // a format or a value outside the five
  | 'invalid-marker' // a marker's key or value outside the schema
  | 'misplaced'; // text under a marker, keys in the text, types within types

export type Refused = { readonly verdict: 'refused'; readonly why: GuardReason; readonly detail: string };

export function refused(why: GuardReason, detail: string): Refused {
  return { verdict: 'refused', why, detail };
}
