"""Language tags and the tokens by which multilingual models call their languages."""
from __future__ import annotations

import re
from collections.abc import Iterable

# ISO 639-1 → the codes of ISO 639-3 that NLLB and OPUS-MT use, individual languages for macrolanguages
_LONG = dict(pair.split("=") for pair in """
    af=afr am=amh ar=arb,ara as=asm az=azj,aze be=bel bg=bul bn=ben bs=bos ca=cat cs=ces cy=cym da=dan de=deu el=ell en=eng eo=epo es=spa
    et=est,ekk eu=eus fa=pes,fas fi=fin fil=fil,tgl fr=fra ga=gle gd=gla gl=glg gu=guj ha=hau he=heb hi=hin hr=hrv ht=hat hu=hun hy=hye
    id=ind ig=ibo is=isl it=ita ja=jpn jv=jav ka=kat kk=kaz km=khm kn=kan ko=kor ku=kmr,ckb ky=kir lb=ltz lo=lao lt=lit lv=lvs,lav mg=plt
    mi=mri mk=mkd ml=mal mn=khk mr=mar ms=zsm,msa mt=mlt my=mya nb=nob ne=npi nl=nld nn=nno no=nob or=ory pa=pan pl=pol ps=pbt pt=por
    ro=ron ru=rus sd=snd si=sin sk=slk sl=slv sn=sna so=som sq=als,sqi sr=srp su=sun sv=swe sw=swh,swa ta=tam te=tel tg=tgk th=tha tk=tuk
    tl=tgl tr=tur tt=tat ug=uig uk=ukr ur=urd uz=uzn,uzb vi=vie xh=xho yi=ydd,yid yo=yor zh=zho,cmn zu=zul""".split())
_LETTERS = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)*")
_HANT = frozenset({"hant", "tw", "hk", "mo"})


def base(tag: str) -> str:
    """The language of a tag without script and region: `pt` of `pt-BR`, `no` of `nb`."""
    code = tag.replace("_", "-").partition("-")[0].lower()
    return {"nb": "no", "tl": "fil", "iw": "he", "in": "id"}.get(code, code)


def token_of(tag: str, tokens: Iterable[str]) -> str | None:
    """The token of a language among those of a model (`eng_Latn`, `__en__`, `en_XX`, `<2en>`, `>>eng<<`), or None."""
    code, *rest = tag.replace("_", "-").lower().split("-")
    names = [code, *_LONG.get(code, "").split(",")]
    found = [(token, inner.lower().split("_")) for token in tokens for inner in _LETTERS.findall(token.replace("<2", "<"))]
    fitting = [(token, parts) for token, parts in found if parts[0] in names]
    wanted = set(rest) | ({"hant"} if _HANT & set(rest) else {"hans"} if code == "zh" else set())
    ranked = sorted(fitting, key=lambda item: (not wanted & set(item[1][1:]), len(item[1]), names.index(item[1][0]), item[0]))
    return ranked[0][0] if ranked else None
