-- Which records are worth a look: the pairs of litreview.works.block, in SQL for every engine.
--
-- Reads cards (record, alike, title, author), keys (record, key), words (record, title, word) and
-- parts (record, which, part): what litreview.works.block.Card holds, one row for each value.
-- Each statement reads tables made before it. What stands in braces are numbers, and the columns
-- of a window made of numbers.

-- name: heads
-- Of records printed alike only the first is compared.
SELECT c.record, a.head FROM cards c
JOIN (SELECT alike, MIN(record) AS head FROM cards GROUP BY alike) a ON c.alike = a.alike

-- name: compared
SELECT c.record, c.title, c.author FROM cards c JOIN heads h ON c.record = h.record
WHERE h.head = h.record

-- name: word_counts
SELECT w.word, COUNT(*) AS n FROM words w JOIN compared c ON w.record = c.record
WHERE w.title = 0 GROUP BY w.word HAVING COUNT(*) > 1

-- name: rare
-- The rarest words of each title that more than one title has.
SELECT record, title, word FROM (
  SELECT w.record, w.title, w.word,
    ROW_NUMBER() OVER (PARTITION BY w.record, w.title ORDER BY n.n, w.word) AS place
  FROM words w JOIN compared c ON w.record = c.record JOIN word_counts n ON w.word = n.word
) ranked WHERE place <= {rare}

-- name: blocks
SELECT k.key, k.record FROM keys k JOIN compared c ON k.record = c.record
UNION
SELECT CONCAT('words ', a.word, ' ', b.word) AS key, a.record
FROM rare a JOIN rare b ON a.record = b.record AND a.title = b.title AND a.word < b.word

-- name: block_sizes
SELECT key, COUNT(*) AS size FROM blocks GROUP BY key HAVING COUNT(*) > 1

-- name: split
-- Large blocks by each second key, and whole (0).
SELECT b.key, p.which, p.part, b.record
FROM blocks b JOIN block_sizes s ON b.key = s.key JOIN parts p ON b.record = p.record
WHERE s.size > {large}
UNION ALL
SELECT b.key, 0 AS which, '' AS part, b.record
FROM blocks b JOIN block_sizes s ON b.key = s.key WHERE s.size > {large}

-- name: split_sizes
SELECT key, which, part, COUNT(*) AS size FROM split GROUP BY key, which, part HAVING COUNT(*) > 1

-- name: walked
-- What is still large, in the order of titles: each record with its next neighbours.
SELECT m.record, {neighbours}
FROM split m
JOIN split_sizes z ON m.key = z.key AND m.which = z.which AND m.part = z.part
JOIN compared c ON m.record = c.record
WHERE z.size > {large} OR z.which = 0
WINDOW neighbour AS (PARTITION BY m.key, m.which, m.part ORDER BY c.title, c.author, m.record)

-- name: pairs
SELECT DISTINCT LEAST(source, target) AS source, GREATEST(source, target) AS target FROM (
  SELECT a.record AS source, b.record AS target
  FROM blocks a JOIN block_sizes s ON a.key = s.key
  JOIN blocks b ON a.key = b.key AND a.record < b.record
  WHERE s.size <= {large}
  UNION ALL
  SELECT a.record AS source, b.record AS target
  FROM split a
  JOIN split_sizes z ON a.key = z.key AND a.which = z.which AND a.part = z.part
  JOIN split b
    ON a.key = b.key AND a.which = b.which AND a.part = b.part AND a.record < b.record
  WHERE z.size <= {large} AND z.which > 0
  UNION ALL
  {steps}
) met WHERE target IS NOT NULL
