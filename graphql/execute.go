package graphql

import (
	"context"
	"fmt"
	"reflect"
	"runtime/debug"
)

// fault is one error of an execution, with where in the answer it belongs.
type fault struct {
	err  error
	path []any // response keys (string) and list positions (int)
	pos  int   // byte offset in the document, -1 for none
}

// nullError is a required field that has no value: a fault of ours, not of the caller.
type nullError struct{ parent, field string }

func (e *nullError) Error() string {
	return fmt.Sprintf("Cannot return null for non-nullable field %s.%s.", e.parent, e.field)
}

// panicError is a resolver that panicked. Stack is for the log.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v", e.value) }

// budgetError is an answer that holds more objects than an answer may.
type budgetError struct{ limit int }

func (e *budgetError) Error() string {
	return fmt.Sprintf("more than %d objects in one answer", e.limit)
}

// maxObjects bounds one answer, whatever its cost was estimated at.
const maxObjects = 300_000

// run executes a plan: it resolves selection by selection, each over all its objects, and then appends the answer to dst. It is
// null when a required root field failed. err is a request that had to be given up: its context ended, or it is too large.
func (s *schema) run(ctx context.Context, dst []byte, p *plan, rootValue any, vars map[string]any) (data []byte, faults []fault, err error) {
	e := &execution{ctx: ctx, schema: s, vars: vars}
	root := &frame{sel: p.root, objs: []any{rootValue}}
	if err := e.resolve(root); err != nil {
		return dst, nil, err
	}
	data, ok := e.appendObject(dst, root, 0)
	if !ok {
		data = append(data, "null"...)
	}
	return data, e.faults, nil
}

type execution struct {
	ctx     context.Context
	schema  *schema
	vars    map[string]any
	objects int
	faults  []fault
	path    []any // where appending is
}

// frame is one selection over a batch of objects.
type frame struct {
	sel  *selection
	objs []any
	cols [][]cell // by field; nil for what is appended straight from the object
}

// cell is what one field of one object resolved to, before it is appended.
type cell struct {
	err  error
	leaf any   // of a leaf
	one  child // of an object
	many []child
	list bool // many is the value, also when empty
}

// child is an object in a frame below; a nil frame is null.
type child struct {
	frame *frame
	index int
}

// resolve fills a frame's columns and then the frames below it.
func (e *execution) resolve(fr *frame) error {
	if err := e.ctx.Err(); err != nil {
		return err
	}
	if e.objects += len(fr.objs); e.objects > maxObjects {
		return &budgetError{limit: maxObjects}
	}
	fr.cols = make([][]cell, len(fr.sel.fields))
	for i := range fr.sel.fields {
		pf := &fr.sel.fields[i]
		if pf.def == nil || pf.def.field.str != nil || pf.def.field.leaf != nil {
			continue
		}
		below, err := e.column(fr, i)
		if err != nil {
			return err
		}
		for _, b := range below {
			if err := e.resolve(b); err != nil {
				return err
			}
		}
	}
	return nil
}

// column resolves one field for every object of the frame and gathers its objects into the frames below.
func (e *execution) column(fr *frame, i int) ([]*frame, error) {
	pf := &fr.sel.fields[i]
	vals, errs := e.values(pf, fr.objs)
	if err := e.ctx.Err(); err != nil {
		return nil, err
	}
	col := make([]cell, len(fr.objs))
	g := gatherer{pf: pf, schema: e.schema}
	for j, v := range vals {
		if errs != nil && errs[j] != nil {
			col[j].err = errs[j]
			continue
		}
		if pf.def.out.leaf {
			col[j].leaf = v
			continue
		}
		g.cell(&col[j], v)
	}
	fr.cols[i] = col
	return g.frames, nil
}

func (e *execution) values(pf *planField, objs []any) ([]any, []error) {
	args := pf.args
	if pf.varArgs {
		args = arguments(pf.def.args, pf.nodes[0].Arguments, e.vars)
	}
	f := pf.def.field
	if f.load != nil {
		return e.load(f, objs, args)
	}
	vals := make([]any, len(objs))
	var errs []error
	for j, obj := range objs {
		v, err := e.value(f, obj, args)
		if err != nil {
			if errs == nil {
				errs = make([]error, len(objs))
			}
			errs[j] = err
		}
		vals[j] = v
	}
	return vals, errs
}

// value and load turn a panic into an error of the field: one broken record must not cost the page.
func (e *execution) value(f field, obj any, args Args) (v any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &panicError{value: r, stack: debug.Stack()}
		}
	}()
	if f.call != nil {
		return f.call(e.ctx, obj, args)
	}
	return f.get(obj), nil
}

func (e *execution) load(f field, objs []any, args Args) (vals []any, errs []error) {
	defer func() {
		if r := recover(); r != nil {
			vals, errs = make([]any, len(objs)), sameError(&panicError{value: r, stack: debug.Stack()}, len(objs))
		}
	}()
	return f.load(e.ctx, objs, args)
}

// gatherer puts the objects that a column yields into one frame per object type.
type gatherer struct {
	pf     *planField
	schema *schema
	frames []*frame
}

func (g *gatherer) cell(c *cell, v any) {
	if g.pf.def.out.item == nil {
		c.one, c.err = g.child(v)
		return
	}
	list, err := listOf(v)
	if err != nil || v == nil {
		c.err = err
		return
	}
	c.list, c.many = true, make([]child, len(list))
	for i, item := range list {
		if c.many[i], c.err = g.child(item); c.err != nil {
			return
		}
	}
}

// listOf takes the list form, or any slice.
func listOf(v any) ([]any, error) {
	if list, ok := v.([]any); ok || v == nil {
		return list, nil
	}
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Slice {
		return nil, fmt.Errorf("expected a list, found %T", v)
	}
	out := make([]any, r.Len())
	for i := range out {
		out[i] = r.Index(i).Interface()
	}
	return out, nil
}

func (g *gatherer) child(v any) (child, error) {
	if v = nilToNullFast(v); v == nil {
		return child{}, nil
	}
	sel := g.pf.sub
	if sel == nil {
		o := g.schema.byGo[reflect.TypeOf(v)]
		if o == nil || g.pf.subs[o.name] == nil {
			return child{}, fmt.Errorf("a %T is no %s", v, g.pf.def.out.name)
		}
		sel = g.pf.subs[o.name]
	}
	var fr *frame
	for _, f := range g.frames {
		if f.sel == sel {
			fr = f
		}
	}
	if fr == nil {
		fr = &frame{sel: sel}
		g.frames = append(g.frames, fr)
	}
	fr.objs = append(fr.objs, v)
	return child{frame: fr, index: len(fr.objs) - 1}, nil
}

// nilToNullFast sees through the one way a resolver hands over null by mistake: a typed nil pointer.
func nilToNullFast(v any) any {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer && r.IsNil() {
		return nil
	}
	return v
}

// appendObject appends an object of a frame. false means that a required field of it failed: nothing was appended, and the
// object's own place is null.
func (e *execution) appendObject(dst []byte, fr *frame, i int) ([]byte, bool) {
	start := len(dst)
	dst = append(dst, '{')
	for k := range fr.sel.fields {
		pf := &fr.sel.fields[k]
		if k > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, pf.quoted...)
		if pf.typename != nil {
			dst = append(dst, pf.typename...)
			continue
		}
		e.path = append(e.path, pf.key)
		var ok bool
		dst, ok = e.appendField(dst, fr, i, k)
		e.path = e.path[:len(e.path)-1]
		if !ok {
			return dst[:start], false
		}
	}
	return append(dst, '}'), true
}

func (e *execution) appendField(dst []byte, fr *frame, i, k int) ([]byte, bool) {
	pf := &fr.sel.fields[k]
	t, start := pf.def.out, len(dst)
	var ok bool
	var err error
	if fr.cols[k] == nil {
		dst, ok, err = appendDirect(dst, pf, fr.objs[i])
	} else {
		dst, ok, err = e.appendCell(dst, pf, &fr.cols[k][i])
	}
	if ok {
		return dst, true
	}
	dst = dst[:start]
	if err == errBubbled {
		return e.null(dst, t)
	}
	if err == nil && t.nonNull {
		err = &nullError{parent: pf.def.parent, field: pf.def.name}
	}
	if err != nil {
		e.fail(pf, err)
	}
	return e.null(dst, t)
}

// errBubbled stands for an error below that was recorded where it happened.
var errBubbled = fmt.Errorf("bubbled")

// null appends null where it is allowed.
func (e *execution) null(dst []byte, t *outType) ([]byte, bool) {
	if t.nonNull {
		return dst, false
	}
	return append(dst, "null"...), true
}

func (e *execution) fail(pf *planField, err error) {
	pos := -1
	if loc := pf.nodes[0].Loc; loc != nil {
		pos = loc.Start
	}
	e.faults = append(e.faults, fault{err: err, path: append([]any(nil), e.path...), pos: pos})
}

// appendDirect appends a leaf straight from its object.
func appendDirect(dst []byte, pf *planField, obj any) (out []byte, ok bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, ok, err = dst, false, &panicError{value: r, stack: debug.Stack()}
		}
	}()
	f := &pf.def.field
	if f.str == nil {
		out, ok = f.leaf(dst, obj)
		return out, ok, nil
	}
	s, ok := f.str(obj)
	if !ok {
		return dst, false, nil
	}
	out, ok = pf.def.out.appendText(dst, s)
	return out, ok, nil
}

func (e *execution) appendCell(dst []byte, pf *planField, c *cell) ([]byte, bool, error) {
	t := pf.def.out
	switch {
	case c.err != nil:
		return dst, false, c.err
	case t.leaf && t.item == nil:
		if c.leaf == nil {
			return dst, false, nil
		}
		dst, ok := appendLeaf(dst, t, c.leaf)
		return dst, ok, nil
	case t.leaf:
		return e.appendLeaves(dst, pf, t, c.leaf)
	case t.item == nil:
		return e.appendChild(dst, c.one)
	case !c.list:
		return dst, false, nil
	}
	return e.appendChildren(dst, pf, c.many)
}

func (e *execution) appendChild(dst []byte, c child) ([]byte, bool, error) {
	if c.frame == nil {
		return dst, false, nil
	}
	dst, ok := e.appendObject(dst, c.frame, c.index)
	if !ok {
		return dst, false, errBubbled
	}
	return dst, true, nil
}

func (e *execution) appendChildren(dst []byte, pf *planField, many []child) ([]byte, bool, error) {
	return e.appendList(dst, pf, pf.def.out, len(many), func(dst []byte, i int) ([]byte, bool, error) { return e.appendChild(dst, many[i]) })
}

// appendLeaves appends a list of leaves, to any depth.
func (e *execution) appendLeaves(dst []byte, pf *planField, t *outType, v any) ([]byte, bool, error) {
	list, err := listOf(v)
	if err != nil || v == nil {
		return dst, false, err
	}
	return e.appendList(dst, pf, t, len(list), func(dst []byte, i int) ([]byte, bool, error) {
		if t.item.item != nil {
			return e.appendLeaves(dst, pf, t.item, list[i])
		}
		if list[i] == nil {
			return dst, false, nil
		}
		dst, ok := appendLeaf(dst, t.item, list[i])
		return dst, ok, nil
	})
}

// appendList appends items. A required item that is null makes the list null.
func (e *execution) appendList(dst []byte, pf *planField, t *outType, n int, item func(dst []byte, i int) ([]byte, bool, error)) ([]byte, bool, error) {
	dst = append(dst, '[')
	for i := range n {
		if i > 0 {
			dst = append(dst, ',')
		}
		start := len(dst)
		e.path = append(e.path, i)
		var ok bool
		var err error
		if dst, ok, err = item(dst, i); !ok {
			dst = dst[:start]
			if err == nil && t.item.nonNull {
				err = &nullError{parent: pf.def.parent, field: pf.def.name}
			}
			if err != nil && err != errBubbled {
				e.fail(pf, err)
			}
			dst, ok = e.null(dst, t.item)
		}
		e.path = e.path[:len(e.path)-1]
		if !ok {
			return dst, false, errBubbled
		}
	}
	return append(dst, ']'), true, nil
}
