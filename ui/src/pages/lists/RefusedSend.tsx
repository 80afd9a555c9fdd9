import { RefusalList } from '~/components/RefusalList';
import type { ListsSendMutation } from '~/api';
import classes from './lists.module.css';

/** Which of the datasets sent together were refused, each with its reasons; the others were sent. */
export function RefusedSend({ answers, tried }: { answers: ListsSendMutation['transitionMany'] | undefined; tried: readonly { title: string }[] }) {
  const refused = (answers ?? []).flatMap((answer, index) => (answer.userErrors.length === 0 ? [] : [{ title: tried[index]?.title ?? '', errors: answer.userErrors }]));
  return refused.map((one) => (
    <section key={one.title} className={classes.refused}>
      <p className="strong">{one.title}</p>
      <RefusalList errors={one.errors} />
    </section>
  ));
}
