import { Trans } from '@lingui/react/macro';
import { useLingui } from '@lingui/react';
import { Anchor, Paper } from '@mantine/core';
import { useEffect } from 'react';
import { activate } from './i18n';
import classes from './Gate.module.css';
import { Logo } from './Logo';

/** The frame of pages before a session: the sign, one card, the language. */
export function Gate({ title, children }: { title: string; children: React.ReactNode }) {
  const { i18n } = useLingui();
  const other = i18n.locale === 'en' ? 'vi' : 'en';
  useEffect(() => {
    document.title = `${title} · Danh Mục`;
  }, [title]);
  return (
    <div className={classes.page}>
      <main className={classes.column}>
        <div className={classes.brand}>
          <Logo size={36} />
          <div><div className={classes.name}>Danh Mục</div><div className={classes.sub}><Trans>Dữ liệu tỉnh Sơn La</Trans></div></div>
        </div>
        <Paper className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {children}
        </Paper>
      </main>
      <footer className={classes.foot}>
        <Anchor href="/"><Trans>Trang công khai</Trans></Anchor>
        <Anchor href="/app/thu-tep"><Trans>Thử một tệp</Trans></Anchor>
        <Anchor component="button" type="button" lang={other} onClick={() => void activate(other)}>{other === 'en' ? 'English' : 'Tiếng Việt'}</Anchor>
      </footer>
    </div>
  );
}
