// Something in the page broke: says so, keeps the rest of the address, offers the way back.
import { Button, Group } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import stop from '../ui/stop.module.css';
import { useTitle } from '../ui/use-title.ts';
import classes from './shell.module.css';

type State = { readonly fault: Error | null };

export class Fault extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(fault: unknown): State {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault ? <Broken fault={fault} /> : this.props.children;
  }
}

/** Links load the page afresh: what broke may be broken until then. */
function Broken({ fault }: { fault: Error }): ReactNode {
  useTitle('Something broke');
  return (
    <main className={classes.stop}>
      <h1 className={stop.headline}>This page broke</h1>
      <p>
        What was saved is safe on the server. Load the page again; if it breaks again, tell whoever runs
        Galley.
      </p>
      <pre className={classes.fault}>{fault.message}</pre>
      <Group gap="sm" mt="lg">
        <Button onClick={() => location.reload()}>Load it again</Button>
        <Button component="a" href="/" variant="default">
          To the board
        </Button>
      </Group>
    </main>
  );
}
