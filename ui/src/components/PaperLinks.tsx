import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconFileTypeDocx, IconFileTypeXls, IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface Paper {
  /** The paper's name in its address. */
  name: 'open-decision' | 'submission-letter' | 'review-protocol' | 'progress-report';
  label: ReactNode;
  /** Of which decision, department or days. */
  query?: Record<string, string>;
}

/** A menu of official papers, each as a document to sign and as a workbook of its tables. */
export function PaperLinks({ papers, size = 'sm' }: { papers: readonly Paper[]; size?: 'xs' | 'sm' }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size={size} variant="default" className="no-print" leftSection={<IconFileText size={16} stroke={1.75} aria-hidden />}><Trans>Văn bản</Trans></Button>
      </Menu.Target>
      <Menu.Dropdown>
        {papers.map((paper) => (['docx', 'xlsx'] as const).map((form) => (
          <Menu.Item
            key={`${paper.name}.${form}`}
            component="a"
            href={`/api/paper/${paper.name}.${form}${paper.query === undefined ? '' : `?${new URLSearchParams(paper.query).toString()}`}`}
            download
            leftSection={form === 'docx' ? <IconFileTypeDocx size={16} stroke={1.75} aria-hidden /> : <IconFileTypeXls size={16} stroke={1.75} aria-hidden />}
          >
            {paper.label} · {form.toUpperCase()}
          </Menu.Item>
        )))}
      </Menu.Dropdown>
    </Menu>
  );
}
