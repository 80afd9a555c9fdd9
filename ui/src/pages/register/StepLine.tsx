import { Trans, useLingui } from '@lingui/react/macro';
import { IconCheck } from '@tabler/icons-react';
import classes from './register.module.css';
import { steps, type Register, type StepName } from './useRegister';

export function useStepWords(): Record<StepName, string> {
  const { t } = useLingui();
  return { tep: t({ context: 'step', message: 'Tệp' }), 'hieu-tep': t`Hiểu tệp`, 'mo-ta': t`Mô tả`, 'phan-loai': t`Phân loại`, 'kiem-tra': t`Kiểm tra`, gui: t`Gửi` };
}

/** The six steps; those that can be opened are buttons. */
export function StepLine({ register }: { register: Register }) {
  const { t } = useLingui();
  const words = useStepWords();
  const now = steps.indexOf(register.at.buoc);
  const [place, total, word] = [now + 1, steps.length, words[register.at.buoc]];
  return (
    <nav aria-label={t`Các bước đăng ký`} className={classes.steps}>
      <p className={classes.stepShort}><Trans>Bước {place}/{total}: {word}</Trans></p>
      <ol>
        {steps.map((step, index) => {
          const state = index < now ? 'done' : index === now ? 'now' : 'todo';
          const mark = state === 'done' ? <IconCheck size={12} stroke={2.5} aria-hidden /> : index + 1;
          const content = <><span className={classes.mark}>{mark}</span>{words[step]}{state === 'done' && <span className="hidden-words"> ({t`đã qua`})</span>}</>;
          return (
            <li key={step} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
              {state !== 'now' && register.open(step) ? <button type="button" className={classes.step} onClick={() => register.go(step)}>{content}</button> : <span className={classes.step}>{content}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
