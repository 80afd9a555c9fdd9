import { Trans } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCopy } from '@tabler/icons-react';
import { graphql, useQueryGql } from '~/api';
import { TextLink } from '~/components/links';
import { fold } from '~/lib/text';
import { useLanguage } from '~/lib/useLanguage';
import classes from './register.module.css';

const similarQuery = graphql(/* GraphQL */ `
  query RegisterSimilar($text: String!) { datasets(filter: { text: $text }, first: 3) { edges { node { id code title owner { name nameEn } } } } }
`);

const words = 4;
const pauseMs = 400;

/** While the title is typed: datasets whose titles begin alike, so that nothing is registered twice. */
export function Similar({ title }: { title: string }) {
  const { named } = useLanguage();
  const [settled] = useDebouncedValue(title.trim(), pauseMs);
  const start = settled.split(/[\s,–-]+/u).filter(Boolean).slice(0, words).join(' ');
  const { data } = useQueryGql(similarQuery, { text: start }, { enabled: fold(start).length >= 8 });
  const found = data?.datasets.edges ?? [];
  if (found.length === 0) return null;
  return (
    <div className={classes.similar} role="status">
      <IconCopy size={16} stroke={1.75} aria-hidden />
      <div>
        <Trans>Đã có bộ tên gần giống; nếu là một, hãy giao tệp mới cho bộ đó:</Trans>
        <ul>{found.map(({ node }) => <li key={node.id}><TextLink to="/bo-du-lieu/$code" params={{ code: node.code }} search={{ tab: 'tep' }} underline="always">{node.title}</TextLink> · {named(node.owner)}</li>)}</ul>
      </div>
    </div>
  );
}
