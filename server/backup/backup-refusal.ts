// Why a backup cannot be made, is none, or cannot be put back: one line for whoever asked, which says what to do next.

export type BackupProblem =
  | 'missing'
  | 'not-a-backup'
  | 'newer'
  | 'damaged'
  | 'another' // not the file that its hash names
  | 'taken'
  | 'full'
  | 'unwritable'
  | 'in-use'
  | 'being-read';

export type BackupRefusal = { readonly refused: BackupProblem; readonly message: string };

export function refuseBackup(refused: BackupProblem, message: string): BackupRefusal {
  return { refused, message };
}
