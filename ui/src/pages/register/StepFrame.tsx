import { useLingui } from '@lingui/react/macro';
import { Bench } from '~/components/Bench';
import { PageHeader } from '~/components/PageHeader';
import classes from './register.module.css';
import { StepLine } from './StepLine';
import type { Register } from './useRegister';

interface Props {
  register: Register;
  /** The dataset's title once it has one. */
  title?: string;
  children: React.ReactNode;
  foot?: React.ReactNode;
}

/** The bench of a step with a form: header with the steps, one column, the one act at the foot. */
export function StepFrame({ register, title, children, foot }: Props) {
  const { t } = useLingui();
  return (
    <Bench header={<PageHeader dense title={title ?? t`Đăng ký bộ dữ liệu`} meta={register.at.ten === '' ? undefined : register.at.ten} actions={<StepLine register={register} />} />}>
      <div className={classes.stage}>
        <div className={classes.column}>{children}</div>
      </div>
      {foot !== undefined && <div className={classes.foot}><div className={classes.footRow}>{foot}</div></div>}
    </Bench>
  );
}
