"""English words of one meaning, in the forms that reports use, as in ``rag/synonyms.py``."""

from __future__ import annotations

from rag.synonyms import by_word

_GROUPS = (
    "resigned quit|resign quit|resigning quitting|resigns quits|left departed|leave depart|leaving departing|"
    "dismissed fired sacked|dismiss fire sack|hired recruited|hire recruit|appointed named|"
    "founded established created|found establish create|dissolved disbanded|dissolve disband|"
    "dissolving disbanding|joined entered|bought acquired purchased|buy acquire purchase|"
    "buying acquiring purchasing|sold divested|raised secured|raise secure|raising securing|"
    "announced declared unveiled|announce declare unveil|said stated|say state|says states|"
    "revealed disclosed|reveal disclose|released launched published|release launch publish|"
    "releasing launching publishing|criticised criticized condemned|criticise criticize condemn|"
    "warned cautioned|warn caution|warning cautioning|demanded urged|demand urge|refused declined rejected|"
    "refuse decline reject|approved endorsed|approve endorse|agreed consented|promised pledged|"
    "promise pledge|began started|begin start|beginning starting|ended finished concluded|"
    "end finish conclude|"
    "closed shut|stopped halted ceased|stop halt cease|suspended paused|suspend pause|resumed restarted|"
    "rose increased grew climbed|rise increase grow climb|rising increasing growing|"
    "fell dropped declined decreased|fall drop decline decrease|falling dropping declining|"
    "reached hit|exceeded surpassed|exceed surpass|employs employed|won secured|defeated beat|"
    "killed slain|died perished|injured wounded hurt|arrested detained|arrest detain|sued prosecuted|"
    "convicted sentenced|built constructed|build construct|building constructing|opened inaugurated|"
    "developed created designed|develop create design|made manufactured produced|banned prohibited forbade|"
    "ban prohibit forbid|allowed permitted|allow permit|wrote penned|met gathered|visited toured|"
    "moved relocated|move relocate|delayed postponed|delay postpone|"
    "cancelled canceled scrapped|cut slashed reduced|cut slash reduce|cutting slashing reducing|"
    "destroyed ruined wrecked|"
    "firm company|firms companies|employees staff workers|chief head leader boss|co-founder cofounder|"
    "scientist researcher|scientists researchers|lawyer attorney|doctor physician|car automobile|"
    "plane aircraft|earthquake quake|blaze fire|lawsuit suit|agreement deal pact|layoffs redundancies|"
    "revenue turnover sales|profit earnings|debt liabilities|price cost|movie film|about around roughly|"
    "nearly almost|big large|key crucial|former ex|biggest largest"
)
SYNONYMS = by_word(_GROUPS)
