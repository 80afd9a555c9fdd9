package table

// A batch of copied lines holds so much: large enough that handing it over costs nothing, small enough to stay in a processor's cache. A
// batch of text holds what lies in the window.
const (
	batchLines = 512
	batchBytes = 64 << 10
	batchKeep  = 1 << 20 // bytes: memory that long lines made larger is given back
)

// Batch is a run of lines that stay valid together until the batch is filled again. The zero Batch is ready to be filled.
type Batch struct {
	Lines []Line // in the sheet's order
	Parts []Part // the same, with the blocks between them
	// Lines of text point into the window they were cut from; those of other files are copied into text.
	window []byte
	side   []byte
	fixed  []byte
	cells  []Cell
	mapped []Cell
	text   []byte
	blocks []Block
}

// Part is a run of lines of a batch, or a block of rows.
type Part struct {
	Lines []Line
	Block *Block // nil for lines
}

// holder is a source whose rows can stay valid without being copied.
type holder interface {
	holdIn(b *Batch, lazy bool) // rows to come lie in b's memory; lazy leaves the mending of their cells to whoever reads them
	giveTo(b *Batch)            // b takes its memory back
}

// NextBatch fills b with the next lines, each as [Table.Next] gives it but for cells of data rows that a [Mender] has yet to look at, see
// [Cell.Unread]: a text that repeats need not be looked at again. Data rows come in blocks where [Table.BlocksFrom] asked for it. sheet says that [Line.Sheet] is wanted. It returns io.EOF, or what
// ended the table, with the last lines. Batches filled in turn do not share memory.
func (t *Table) NextBatch(b *Batch, sheet bool) error {
	b.empty()
	err := t.fill(b, sheet)
	b.divide()
	return err
}

// divide finds the parts of a filled batch.
func (b *Batch) divide() {
	from := 0
	for i := range b.blocks {
		k := &b.blocks[i]
		if k.after > from {
			b.Parts = append(b.Parts, Part{Lines: b.Lines[from:k.after]})
		}
		b.Parts = append(b.Parts, Part{Block: k})
		from = k.after
	}
	if from < len(b.Lines) {
		b.Parts = append(b.Parts, Part{Lines: b.Lines[from:]})
	}
}

// fill takes lines and blocks into an empty batch.
func (t *Table) fill(b *Batch, sheet bool) error {
	source, holds := t.rows.src.(holder)
	lazy := t.whole && t.direct && t.classify.simple()
	if holds {
		source.holdIn(b, lazy)
		defer source.giveTo(b)
	}
	for holds || len(b.Lines) < batchLines && len(b.text) < batchBytes {
		if t.blocksFrom != noBlocks && t.block(b) {
			continue
		}
		line, err := t.Next()
		switch {
		case err == errWindow && len(b.Lines)+len(b.blocks) > 0:
			return nil
		case err == errWindow: // rows were read and none is decided: they are copies
			source.giveTo(b)
			source.holdIn(b, lazy)
		case err != nil:
			return err
		default:
			b.add(line, holds, sheet, t.direct)
		}
	}
	return nil
}

// empty takes the lines out of the batch.
func (b *Batch) empty() {
	b.Lines, b.Parts, b.mapped, b.text, b.blocks = b.Lines[:0], b.Parts[:0], b.mapped[:0], b.text[:0], b.blocks[:0]
	for _, room := range []*[]byte{&b.window, &b.side, &b.fixed, &b.text} {
		if cap(*room) > batchKeep {
			*room = nil
		}
	}
}

// add takes a line. The table's cells are mostly the sheet's own.
func (b *Batch) add(line *Line, held, sheet, direct bool) {
	l := *line
	own := len(l.Cells) > 0 && len(l.Cells) <= len(l.Sheet) && &l.Cells[0] == &l.Sheet[0]
	switch {
	case held && own:
	case held:
		from := len(b.mapped)
		b.mapped = append(b.mapped, l.Cells...)
		l.Cells = b.mapped[from:len(b.mapped):len(b.mapped)]
		if len(l.Sheet) <= len(l.Cells) && l.Role == RoleData && direct {
			l.Sheet = l.Cells[:len(l.Sheet)] // the same cells, so that mending one mends the other
		}
	case sheet && own:
		l.Sheet = b.copy(l.Sheet)
		l.Cells = l.Sheet[:len(l.Cells):len(l.Cells)]
	case sheet:
		l.Sheet, l.Cells = b.copy(l.Sheet), b.copy(l.Cells)
	default:
		l.Sheet, l.Cells = nil, b.copy(l.Cells)
	}
	b.Lines = append(b.Lines, l)
}

// copy copies cells into the batch. Cells copied before stay where they are when the batch's room grows.
func (b *Batch) copy(cells []Cell) []Cell {
	from := len(b.mapped)
	b.mapped = append(b.mapped, cells...)
	copied := b.mapped[from:len(b.mapped):len(b.mapped)]
	for i := range copied {
		c := &copied[i]
		same := sameBytes(c.Text, c.Raw)
		c.Text = b.keep(c.Text)
		if same {
			c.Raw = c.Text
			continue
		}
		c.Raw = b.keep(c.Raw)
	}
	return copied
}

func (b *Batch) keep(text []byte) []byte {
	from := len(b.text)
	b.text = append(b.text, text...)
	return b.text[from:len(b.text):len(b.text)]
}

// holdIn implements holder.
func (r *csvRows) holdIn(b *Batch, lazy bool) {
	r.lazy, r.mender.fixed = lazy, b.fixed[:0]
	r.scanner.holdIn(b)
}

// giveTo implements holder.
func (r *csvRows) giveTo(b *Batch) {
	b.fixed = r.mender.fixed
	r.scanner.giveTo(b)
}
