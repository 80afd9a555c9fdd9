// Package jobs runs the work that acts outside the log or takes long. A job is written in the transaction that causes it
// (registry.Job); a worker claims it under a lease, works, and ends it with a result that is part of the log. A worker that
// dies leaves a lease that runs out, and another takes the job: an executor must do the same work twice without harm.
package jobs
