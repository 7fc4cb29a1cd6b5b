package main

import "sync"

// sharedMap is a map that goroutines share; see SharedMap of the Java benchmarks.
type sharedMap interface {
	get(key int64) (int64, bool)
	put(key, value int64)
	remove(key int64)
	// each visits all entries, of one moment unless oneMoment is false.
	each(visit func(key, value int64))
}

type sharedMapKind struct {
	name      string
	oneMoment bool
	newMap    func() sharedMap
}

var sharedMapKinds = []sharedMapKind{
	{"GO_SYNC_MAP", false, func() sharedMap { return &syncMap{} }},
	{"GO_RW_MUTEX", true, func() sharedMap { return &lockedMap{m: map[int64]int64{}} }},
	{"GO_SHARDS", true, func() sharedMap { return newShardedMap() }},
}

// syncMap is a sync.Map: one kind of map up to Go 1.23, another one from 1.24 on.
type syncMap struct{ m sync.Map }

func (s *syncMap) get(key int64) (int64, bool) {
	value, found := s.m.Load(key)
	if !found {
		return 0, false
	}
	return value.(int64), true
}

func (s *syncMap) put(key, value int64) { s.m.Store(key, value) }

func (s *syncMap) remove(key int64) { s.m.Delete(key) }

func (s *syncMap) each(visit func(key, value int64)) {
	s.m.Range(func(key, value any) bool {
		visit(key.(int64), value.(int64))
		return true
	})
}

// lockedMap is a map behind a lock that readers share.
type lockedMap struct {
	sync.RWMutex
	m map[int64]int64
}

func (l *lockedMap) get(key int64) (int64, bool) {
	l.RLock()
	defer l.RUnlock()
	value, found := l.m[key]
	return value, found
}

func (l *lockedMap) put(key, value int64) {
	l.Lock()
	defer l.Unlock()
	l.m[key] = value
}

func (l *lockedMap) remove(key int64) {
	l.Lock()
	defer l.Unlock()
	delete(l.m, key)
}

func (l *lockedMap) each(visit func(key, value int64)) {
	l.RLock()
	defer l.RUnlock()
	l.visit(visit)
}

// visit is for those who hold the lock.
func (l *lockedMap) visit(visit func(key, value int64)) {
	for key, value := range l.m {
		visit(key, value)
	}
}

const (
	log2Shards = 5
	// spread is the golden ratio: the high bits of a product depend on all bits of the key.
	spread = 0x9E3779B97F4A7C15
)

// shardedMap has many locked maps, one of which has the place of a key: the pattern of orcaman/concurrent-map.
type shardedMap struct {
	shards [1 << log2Shards]lockedMap
}

func newShardedMap() *shardedMap {
	s := &shardedMap{}
	for i := range s.shards {
		s.shards[i].m = map[int64]int64{}
	}
	return s
}

func (s *shardedMap) shardOf(key int64) *lockedMap {
	return &s.shards[uint64(key)*spread>>(64-log2Shards)]
}

func (s *shardedMap) get(key int64) (int64, bool) { return s.shardOf(key).get(key) }

func (s *shardedMap) put(key, value int64) { s.shardOf(key).put(key, value) }

func (s *shardedMap) remove(key int64) { s.shardOf(key).remove(key) }

// each holds the locks of all shards, taken in the same order by everybody. The original copies one after the other.
func (s *shardedMap) each(visit func(key, value int64)) {
	for i := range s.shards {
		s.shards[i].RLock()
		defer s.shards[i].RUnlock()
	}
	for i := range s.shards {
		s.shards[i].visit(visit)
	}
}
