// Package storetest says what every engine of the storage port must do, as tests.
//
//   - Run is the conformance suite. An engine's own test calls it with a function that opens an empty store.
//   - Verify recomputes a store's change log and fails the test on any problem. Every test that writes ends in it.
//   - Mem is an engine in memory: real transactions, snapshots and log, no file. It passes the same suite.
//   - Faulty fails a store on purpose at its n-th write point; EveryFailure walks through all of them.
//
// The suite never sleeps and prints the seed of its random histories when they fail.
package storetest
