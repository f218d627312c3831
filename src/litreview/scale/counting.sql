-- How often two items stand in the same group: one text for DuckDB and for Spark SQL.
--
-- Each statement reads tables made before it. What stands in braces is filled in with numbers
-- and with one of the expressions of sql.py; names and values of the data never are.
-- `links` has the columns grp and item, both 64-bit integers, in any order, with repetitions.

-- name: members
-- Each item once in each group, nothing that is missing.
SELECT DISTINCT grp, item FROM links WHERE grp IS NOT NULL AND item IS NOT NULL

-- name: items
-- The items that stand in enough groups.
SELECT item, COUNT(*) AS occurrences FROM members GROUP BY item
HAVING COUNT(*) >= {min_occurrences}

-- name: present
SELECT m.grp, m.item FROM members m JOIN items i ON m.item = i.item

-- name: sizes
SELECT grp, COUNT(*) AS size FROM present GROUP BY grp HAVING COUNT(*) > 1

-- name: shares
-- What a group gives to each of its pairs; groups beyond the cap are left out, and counted.
SELECT p.grp, p.item, {share} AS share
FROM present p JOIN sizes s ON p.grp = s.grp WHERE s.size <= {largest_group}

-- name: pairs
-- The pairs whose first item stands in one stretch of the items.
SELECT a.item AS source, b.item AS target, {sum} AS weight
FROM shares a JOIN shares b ON a.grp = b.grp AND a.item < b.item
WHERE a.item >= {first} AND a.item < {end} AND b.item > {first}
GROUP BY a.item, b.item
HAVING {sum} >= {threshold}

-- name: weighted
SELECT p.source, p.target, {normalised} AS weight
FROM pairs p
JOIN items s ON p.source = s.item
JOIN items t ON p.target = t.item

-- name: loads
-- How much work each item makes: stretches of items are cut by it.
SELECT p.item, SUM(s.size - 1) AS load
FROM present p JOIN sizes s ON p.grp = s.grp WHERE s.size <= {largest_group}
GROUP BY p.item

-- name: extent
-- How many products the pairs are made of, and what the cap leaves out.
SELECT
  COALESCE(SUM(CASE WHEN size <= {largest_group} THEN size * (size - 1) / 2 END), 0) AS products,
  COALESCE(SUM(CASE WHEN size > {largest_group} THEN 1 ELSE 0 END), 0) AS groups_left_out,
  COALESCE(MAX(size), 0) AS largest
FROM sizes
