import { Paper } from '@mantine/core';
import classes from './skeletons.module.css';

export interface Fact {
  label: React.ReactNode;
  value: React.ReactNode;
  /** A second, quieter line. */
  note?: React.ReactNode;
}

/** The band of facts of picture 05: label, value, note, in columns that wrap to two on a phone. */
export function FactsBand({ facts }: { facts: readonly Fact[] }) {
  return (
    <Paper component="dl" className={classes.band}>
      {facts.map((fact, index) => (
        <div key={index} className={classes.fact}>
          <dt>{fact.label}</dt>
          <dd><span className="strong">{fact.value}</span>{fact.note !== undefined && <span className={classes.note}>{fact.note}</span>}</dd>
        </div>
      ))}
    </Paper>
  );
}

/** Label at the left, value at the right: the rows of a facts card. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.factList}>
      {facts.map((fact, index) => (
        <div key={index} className={classes.factRow}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}{fact.note !== undefined && <span className={classes.note}>{fact.note}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The skeleton of picture 05: title, band of facts, content, and a column of cards at the right (336). */
export function FactsSheet({ header, facts, children, aside }: { header: React.ReactNode; facts?: readonly Fact[]; children: React.ReactNode; aside?: React.ReactNode }) {
  return (
    <div className={classes.page}>
      {header}
      <div className={aside === undefined ? undefined : classes.withFacts}>
        <div className={classes.main}>{facts !== undefined && <FactsBand facts={facts} />}{children}</div>
        {aside !== undefined && <aside className={classes.main}>{aside}</aside>}
      </div>
    </div>
  );
}
