import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Paper } from '@mantine/core';
import { useViewer } from '~/api';
import { stepWords } from '~/components/DatasetSteps';
import { NumLink } from '~/components/links';
import type { Work } from './documents';
import classes from './mywork.module.css';

/** How many sets stand at which step: the legend of the small stepper, each count a link to exactly those sets. */
export function Strip({ work }: { work: Work }) {
  const { i18n } = useLingui();
  const viewer = useViewer();
  const own: Record<string, string> = viewer.is('CONTRIBUTOR', 'APPROVER') && viewer.organization !== null ? { owner: viewer.organization.code } : {};
  const steps = work.steps.filter((one) => one.step !== 'DONE' && one.step !== 'ENDED');
  if (work.total === 0 || steps.length === 0) return null;
  return (
    <Paper component="section" className={classes.strip}>
      <h2 className={classes.total}>
        <NumLink to="/bo-du-lieu" search={own} className={classes.big}>{work.total}</NumLink>{' '}
        {'owner' in own ? <Plural value={work.total} other="bộ của đơn vị đang ở đâu" /> : <Plural value={work.total} other="bộ dữ liệu đang ở đâu" />}
      </h2>
      <ol className={classes.steps}>
        {steps.map((one) => (
          <li key={one.step}>
            <span className={classes.bar} aria-hidden />
            <span className={classes.stepWord}><NumLink to="/bo-du-lieu" search={{ ...own, step: one.step }}>{one.count}</NumLink> {i18n._(stepWords[one.step])}</span>
            {one.holder !== null && one.holder !== '' && <span className={classes.holder}><Trans>{one.holder} giữ</Trans></span>}
          </li>
        ))}
      </ol>
    </Paper>
  );
}
