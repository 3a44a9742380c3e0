-- That a claim came to stand under other topics is told with its reason, as everything else that becomes of it is.
ALTER TYPE "DecisionKind" ADD VALUE 'SORT';
