// Package registrytest gives tests a whole registry: a store in memory, the real rules of access and policy, a clock that moves
// on with every reading, two departments and an account for each role. It holds no stand-in for a part of the registry.
package registrytest
