// What all the runs say, in one table: a row for each figure, a column for each system, medians.
import { median } from './load/quantile.ts';
import type { Outcome } from './runs.ts';
import type { Metric, Scenario } from './scenarios/scenario.ts';
import type { System } from './systems/system.ts';

/** What a table needs of what was measured, and of whom. */
type Asked = Pick<Scenario, 'title' | 'metrics'>;
type Named = Pick<System, 'name' | 'version' | 'kind'>;
export type Measured = { readonly scenario: Asked; readonly system: Named; readonly outcome: Outcome };

export type Row = {
  readonly scenario: string;
  readonly system: string;
  readonly version: string;
  readonly metric: string;
  readonly value: number | null;
  readonly unit: string;
};

export function rowsOf(runs: readonly Measured[]): readonly Row[] {
  const pairs = [
    ...Map.groupBy(runs, ({ scenario, system }) => `${scenario.title}\n${system.name}`).values(),
  ];
  return pairs.flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { scenario, system } = first;
    return scenario.metrics.map(({ name, unit }) => ({
      scenario: scenario.title,
      system: system.name,
      version: system.version,
      metric: name,
      value: median(same.flatMap(({ outcome }) => valuesIn(outcome, name))),
      unit,
    }));
  });
}

function valuesIn(outcome: Outcome, metric: string): readonly number[] {
  const value = 'figures' in outcome ? outcome.figures[metric] : null;
  return value === null || value === undefined ? [] : [value];
}

/** Markdown. The last column sets ours beside the best of the others that keep documents. */
export function tableOf(
  rows: readonly Row[],
  scenarios: readonly Asked[],
  systems: readonly Named[],
): string {
  const head = ['', ...systems.map(({ name }) => name), 'ours ÷ best peer'];
  const lines = scenarios.flatMap((scenario) => [
    [`**${scenario.title}**`, ...systems.map(() => ''), ''],
    ...scenario.metrics.map((metric) => lineOf(metric, scenario, systems, rows)),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function lineOf(metric: Metric, scenario: Asked, systems: readonly Named[], rows: readonly Row[]): string[] {
  const of = ({ name }: Named): number | null =>
    rows.find((row) => row.scenario === scenario.title && row.system === name && row.metric === metric.name)
      ?.value ?? null;
  const unit = metric.unit === '' ? '' : `, ${metric.unit}`;
  return [metric.name + unit, ...systems.map((system) => shown(of(system))), ratio(metric, systems, of)];
}

function ratio({ better }: Metric, systems: readonly Named[], of: (system: Named) => number | null): string {
  const ours = systems.filter(({ kind }) => kind === 'ours').map(of)[0];
  const theirs = systems.filter(({ kind }) => kind === 'peer').flatMap((system) => of(system) ?? []);
  if (better === 'neither' || theirs.length === 0 || ours === null || ours === undefined) return '';
  const best = better === 'more' ? Math.max(...theirs) : Math.min(...theirs);
  return best === 0 ? '' : `${(ours / best).toFixed(2)}`;
}

export function shown(value: number | null): string {
  if (value === null) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number(value.toFixed(digits)).toLocaleString('en-GB', { maximumFractionDigits: 2 });
}
