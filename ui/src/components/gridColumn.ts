// What an EditableGrid is told of its columns, and what it tells of changes.
export interface GridOption {
  value: string;
  label: string;
}

export interface GridColumn {
  key: string;
  title: string;
  /** Width in px. */
  width: number;
  kind: 'text' | 'select' | 'readonly';
  /** For select; what is typed or pasted is matched with labels and values, folded. */
  options?: readonly GridOption[];
  /** Stays in view when the table scrolls sideways; only the first columns. */
  pinned?: boolean;
}

export interface GridChange {
  /** Index of the row in `rows`. */
  row: number;
  key: string;
  value: string;
}

export interface GridProblem {
  severity: 'ERROR' | 'WARNING';
  message: string;
}
