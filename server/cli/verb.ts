// What can be asked of the command line: one verb per file, each with what it takes and what it does.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { draftIdSchema } from '../../shared/review/draft.ts';

export type Verb = {
  /** What it takes, as help shows it. */
  readonly takes: string;
  readonly says: string;
  readonly options: ParseArgsOptionsConfig;
  readonly run: (asked: Asked, place: Place) => Outcome | Promise<Outcome>;
};

export type Asked = {
  readonly names: readonly string[];
  /** The value of an option, or null when it was not given. */
  readonly value: (option: string) => string | null;
  readonly has: (option: string) => boolean;
};

/** Where it is asked: everything of the environment that a verb may know. */
export type Place = {
  /** The data folder. */
  readonly data: string;
  /** What relative names of files start from. */
  readonly from: string;
  /** A running server to ask instead of the data folder, and as whom. */
  readonly server: { readonly url: string; readonly token: string | null } | null;
  /** Where the server of this computer listens. */
  readonly port: string;
  /** Where people see the newsroom, for addresses that lead there out of a file. */
  readonly origin: string;
  /** Whether somebody else writes to where the output goes, so that it cannot be kept as a file. */
  readonly isShared: boolean;
  readonly now: () => Date;
};

/** What comes out, as lines or as the bytes of a file; why (some of) it did not come about; or what is wrong with the asking. */
export type Outcome =
  | { readonly said: readonly string[]; readonly failed?: readonly string[] }
  | { readonly bytes: Uint8Array }
  | { readonly failed: string }
  | { readonly wrong: string };

/** A draft's id may begin as an option does; no option of ours has the length of one. */
function asName(arg: string): string {
  return arg.startsWith('-') && draftIdSchema.safeParse(arg).success ? `./${arg}` : arg;
}

/** What is asked of a verb, or the line that says what is wrong with it. */
export function readAsked(options: ParseArgsOptionsConfig, args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: args.map(asName),
      options,
      allowPositionals: true,
    });
    return {
      names: positionals,
      value: (option) => {
        const value = values[option];
        return typeof value === 'string' ? value : null;
      },
      has: (option) => values[option] === true,
    };
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    const isUnknown = 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    return `${error.message.split('. ')[0]}.${isUnknown ? ' Names that begin with - stand behind a -- of their own.' : ''}`;
  }
}
