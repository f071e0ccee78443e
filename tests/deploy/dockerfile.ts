// A Dockerfile as the tests need it: its stages, what each takes from the checkout and what it runs.
export type Step = { readonly verb: string; readonly rest: string };
export type Stage = { readonly from: string; readonly name: string | null; readonly steps: readonly Step[] };

export function stagesIn(text: string): readonly Stage[] {
  const stages: { from: string; name: string | null; steps: Step[] }[] = [];
  for (const { verb, rest } of stepsIn(text)) {
    const [from = '', , name = null] = rest.split(/\s+/);
    if (verb === 'FROM') stages.push({ from, name, steps: [] });
    else stages.at(-1)?.steps.push({ verb, rest });
  }
  return stages;
}

/** What a stage copies: from the checkout, or from the stage that is named. */
export function copiesIn({ steps }: Stage) {
  return steps
    .filter(({ verb }) => verb === 'COPY')
    .map(({ rest }) => {
      const words = rest.split(/\s+/);
      const stage = words[0]?.startsWith('--from=') ? words[0].slice('--from='.length) : null;
      const paths = stage === null ? words : words.slice(1);
      return { stage, sources: paths.slice(0, -1), to: paths.at(-1) ?? '' };
    });
}

/** The words of an instruction in its JSON form. */
export function commandOf({ steps }: Stage, verb: string): readonly string[] {
  const said = steps.findLast((step) => step.verb === verb)?.rest ?? '';
  return JSON.parse(said.slice(said.indexOf('[')));
}

/** What it sets for whoever runs it. */
export function environmentOf({ steps }: Stage): Readonly<Record<string, string>> {
  const pairs = steps.filter(({ verb }) => verb === 'ENV').flatMap(({ rest }) => rest.split(/\s+/));
  return Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], pair.split('=')[1]]));
}

function stepsIn(text: string): readonly Step[] {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ verb: line.split(/\s+/)[0] ?? '', rest: line.replace(/^\S+\s+/, '') }));
}
