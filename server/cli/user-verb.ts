// `user`: the newsroom's accounts, for whoever has the machine: to make the first chief, or when no chief can sign in.
import type { Account } from '../../shared/accounts.ts';
import type { Refusal } from '../../shared/review/refusal.ts';
import type { Caretaker, Handed } from '../accounts/caretaker.ts';
import { readWish, USER_OPTIONS, type UserWish } from './user-wish.ts';
import type { Outcome, Verb } from './verb.ts';

export const userVerb: Verb = {
  takes:
    'list | add <handle> --name --email --role [--desks a,b] | role <handle> <role> | disable, enable, reset <handle>',
  says: 'Accounts, while no server runs on the folder: chiefs do the same on the page The newsroom.',
  options: USER_OPTIONS,
  run: async (asked, { data, origin }) => {
    const wish = readWish(asked);
    if ('wrong' in wish) return wish;
    // Only when it is needed: accounts take their time to load.
    const { inNewsroom } = await import('./open-newsroom.ts');
    return inNewsroom<Outcome>({ path: data, origin, instead: STOP_IT }, ({ accounts }) =>
      carryOut(accounts.caretaker, wish),
    );
  },
};

const STOP_IT = 'Stop it first; or have a chief do it on the page The newsroom.';

async function carryOut(caretaker: Caretaker, wish: UserWish): Promise<Outcome> {
  if (wish.act === 'list') return { said: caretaker.list().map(lineOf) };
  if (wish.act === 'add') return handed(await caretaker.add(wish));
  if (wish.act === 'reset') return handed(await caretaker.reset(wish.handle));
  if (wish.act === 'role')
    return changed(caretaker.change(wish.handle, { role: wish.role, desks: wish.desks }));
  return changed(caretaker.change(wish.handle, { isDisabled: wish.act === 'disable' }));
}

function handed(given: Handed | Refusal): Outcome {
  if ('code' in given) return { failed: given.message };
  const { account, password } = given;
  return {
    said: [
      lineOf(account),
      `The password is ${password}`,
      'It is shown this once. Hand it over in person; it can be changed after signing in.',
      ...(account.standing === 'disabled' ? [stillOut(account)] : []),
    ],
  };
}

function stillOut({ handle }: Account): string {
  return `The account is disabled, and the password opens nothing before: galley user enable ${handle}`;
}

function changed(account: Account | Refusal): Outcome {
  return 'code' in account ? { failed: account.message } : { said: [lineOf(account)] };
}

function lineOf({ handle, name, role, desks, email, standing, isDemo }: Account): string {
  const more = [
    ...(desks.length > 0 ? [`desks ${desks.join(', ')}`] : []),
    isDemo ? 'demo' : email,
    standing,
  ];
  return `@${handle}  ${name}, ${role}, ${more.join(', ')}`;
}
