"""Pair F1 on the noise set, for newsclean and its peers."""
from __future__ import annotations
import argparse, sys
from collections import Counter
from itertools import combinations
sys.path.insert(0, __file__.rsplit('/',1)[0])
from noise_headlines import make_noise_set
def score(titles, ids):
    truth=Counter(t.story for t in titles); pred=Counter(ids); both=Counter((t.story,i) for t,i in zip(titles,ids))
    c=lambda x: sum(v*(v-1)//2 for v in x.values())
    tp=c(both); p=tp/max(1,c(pred)); r=tp/c(truth)
    return 2*p*r/(p+r),p,r
def merged(titles, ids):
    where={}
    for t,i in zip(titles,ids):
        if t.kind=='base': where[t.story]=i
    tot=Counter();bad=Counter()
    for t,i in zip(titles,ids):
        if t.kind.startswith('not '):
            tot[t.kind]+=1; bad[t.kind]+= where[t.story-1]==i
    return {k:round(bad[k]/tot[k],4) for k in sorted(tot)}
if __name__=='__main__':
    from newsclean.dedup.cluster import cluster
    for seed in (7,):
        T=make_noise_set(seed)
        d=cluster([t.text for t in T])
        print(seed,len(T),score(T,d.cluster),merged(T,d.cluster))
        miss=Counter()
        by={}
        for k,t in enumerate(T): by.setdefault(t.story,[]).append(k)
        tot=Counter(); ex={}
        for m in by.values():
            for a,b in combinations(m,2):
                key=tuple(sorted((T[a].kind,T[b].kind)))
                if 'base' not in key: continue
                tot[key]+=1
                if d.cluster[a]!=d.cluster[b]: miss[key]+=1; ex.setdefault(key,[]).append((T[a].text,T[b].text))
        for k,v in miss.most_common(12): print(k,v,tot[k],*['\n      '+' <> '.join(e) for e in ex[k][:4]])
        fp=Counter();fex={}
        for c in d.clusters():
            for a,b in combinations(c,2):
                if T[a].story!=T[b].story:
                    key=tuple(sorted((T[a].kind,T[b].kind))); fp[key]+=1; fex.setdefault(key,[]).append((T[a].text,T[b].text))
        print('FP',sum(fp.values()))
        for k,v in fp.most_common(14): print(k,v,*['\n      '+' <> '.join(e) for e in fex[k][:3]])
