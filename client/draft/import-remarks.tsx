// What of a file came in otherwise than it was: said once, to whoever brought it in, above the draft that was made of it.
import { Alert } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import classes from './draft.module.css';

const arriving = z.object({ remarks: z.array(z.string()) });

export function ImportRemarks(): ReactNode {
  const location = useLocation();
  const navigate = useNavigate();
  // A thread taken in hand changes the address, and with it what came along.
  const [remarks, setRemarks] = useState(() => arriving.safeParse(location.state).data?.remarks ?? []);
  if (remarks.length === 0) return null;
  const close = (): void => {
    setRemarks([]);
    void navigate(
      { search: location.search, hash: location.hash },
      { replace: true, preventScrollReset: true, state: null },
    );
  };
  return (
    <Alert
      role="status"
      color="gray"
      variant="light"
      title="Brought in, with changes"
      className={classes.kept}
      withCloseButton
      closeButtonLabel="Close this note"
      onClose={close}
    >
      <ul className={classes.remarks}>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </Alert>
  );
}
