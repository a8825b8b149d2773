using Hub.Data.Audit.Sealing;

namespace Hub.Data.Tests.Audit;

/// <summary>Whatever the tables' owner does to the record after it was sealed is found, and named.</summary>
public sealed class VerifyRecordTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Says(IEnumerable<string> findings, params string[] words)
        => Assert.Contains(findings, finding => words.All(word => finding.Contains(word, StringComparison.Ordinal)));

    [Fact]
    public async Task Verify_Untouched_IsCleanAndStatesTheRemainder()
    {
        await using var world = await AuditWorld.SealedAsync(3, 4);
        await world.WriteAsync(2);

        var report = await world.VerifyAsync();

        Assert.Equal([], report.Findings);
        Assert.Equal((12, 3, 2), (report.Events, report.Seals, report.Unsealed));
        Assert.InRange(report.OldestUnsealed!.Value, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("update audit.events set details = '{}' where event_id = @id")]
    [InlineData("update audit.events set actor = 'somebody else' where event_id = @id")]
    [InlineData("update audit.events set at = at - interval '1 microsecond' where event_id = @id")]
    [InlineData("update audit.events set agencies = agencies || gen_random_uuid() where event_id = @id")]
    [InlineData("update audit.events set content_hash = sha256('x') where event_id = @id")]
    [InlineData(
        """
        update audit.events set subject_id = 'other' where event_id = @id;
        update audit.events e set content_hash = sha256(convert_to(audit.event_text(e), 'UTF8')) where event_id = @id
        """)]
    [InlineData(
        """
        update audit.events set subject_id = 'other' where event_id = @id;
        update audit.events e set content_hash = sha256(convert_to(audit.event_text(e), 'UTF8')) where event_id = @id;
        update audit.sealed_events p set content_hash = e.content_hash from audit.events e where e.event_id = p.event_id and p.event_id = @id
        """)]
    [InlineData("delete from audit.events where event_id = @id")]
    public async Task Verify_EventTouched_NamesIt(string tampering)
    {
        await using var world = await AuditWorld.SealedAsync(3, 4);

        await world.TamperAsync(tampering, new { id = world.Ids[5] });

        Says((await world.VerifyAsync()).Findings, $"{world.Ids[5]}", "eal 2");
    }

    [Fact]
    public async Task Verify_EventAndItsPlaceRemoved_NamesThePlace()
    {
        await using var world = await AuditWorld.SealedAsync(3, 4);

        await world.TamperAsync(
            "delete from audit.sealed_events where event_id = @id; delete from audit.events where event_id = @id", new { id = world.Ids[5] });

        var findings = (await world.VerifyAsync()).Findings;
        Says(findings, "Seal 2 has nothing at place 2");
        Says(findings, "Seal 2 was made of 4 events; 3 are there");
        Says(findings, "Seal 2 does not match its events");
    }

    [Fact]
    public async Task Verify_PlacesSwapped_NamesTheEvent()
    {
        await using var world = await AuditWorld.SealedAsync(3, 4);

        await world.TamperAsync(
            """
            update audit.sealed_events set position = 99 where event_id = @one;
            update audit.sealed_events set position = 1 where event_id = @two;
            update audit.sealed_events set position = 2 where event_id = @one
            """,
            new { one = world.Ids[4], two = world.Ids[5] });

        var findings = (await world.VerifyAsync()).Findings;
        Says(findings, $"{world.Ids[4]} stands out of order at place 2 of seal 2");
        Says(findings, "Seal 2 does not match its events");
    }

    [Fact]
    public async Task Verify_EventInsertedPastTheTriggers_NamesIt()
    {
        await using var world = await AuditWorld.SealedAsync(2, 2);
        var id = Guid.NewGuid();

        await world.TamperAsync(
            """
            insert into audit.events (event_id, kind, at, actor, purpose, outcome, subject_type, subject_id, agencies, agreements, details,
                content_hash)
            select @id, kind, at, actor, purpose, outcome, subject_type, subject_id, agencies, agreements, details, content_hash
            from audit.events where event_id = @from
            """,
            new { id, from = world.Ids[0] });

        var findings = (await world.VerifyAsync()).Findings;
        Says(findings, $"{id} is in no seal");
        Says(findings, $"{id}, not yet sealed, was altered");
    }

    [Fact]
    public async Task Verify_EventInsertedIntoASeal_NamesIt()
    {
        await using var world = await AuditWorld.SealedAsync(2, 2);
        var id = Guid.NewGuid();

        await world.TamperAsync(
            """
            insert into audit.events (event_id, kind, at, actor, purpose, outcome, subject_type, subject_id, agencies, agreements, details,
                content_hash)
            select @id, kind, at, actor, purpose, outcome, subject_type, subject_id, agencies, agreements, details, content_hash
            from audit.events where event_id = @from;
            update audit.events e set content_hash = sha256(convert_to(audit.event_text(e), 'UTF8')) where event_id = @id;
            insert into audit.sealed_events (seal_number, position, event_id, content_hash)
            select 1, 3, event_id, content_hash from audit.events where event_id = @id;
            update audit.seals set event_count = 3 where seal_number = 1
            """,
            new { id, from = world.Ids[0] });

        var findings = (await world.VerifyAsync()).Findings;
        Says(findings, $"event {id} at place 3 is not what was sealed there");
        Says(findings, "Seal 1 does not match its events");
    }

    [Fact]
    public async Task Verify_WholeChainRecomputed_IsFoundAgainstTheHeadsAndNamesTheEvent()
    {
        await using var world = await AuditWorld.SealedAsync(4, 3);

        await world.TamperAsync("update audit.events set actor = 'nobody' where event_id = @id", new { id = world.Ids[4] });
        await world.RecomputeChainAsync();

        var findings = (await world.VerifyAsync()).Findings;
        Assert.Equal(2, findings.Count);
        Says(findings, $"Seal 2 is not the one that was exported: event {world.Ids[4]} at place 2");
        Says(findings, "Seals 3 to 4 differ from the exported heads because a seal before them does");
    }

    [Fact]
    public async Task Verify_EventRemovedAndWholeChainRecomputed_NamesSealAndPlace()
    {
        await using var world = await AuditWorld.SealedAsync(3, 3);

        await world.TamperAsync("delete from audit.events where event_id = @id", new { id = world.Ids[5] });
        await world.RecomputeChainAsync();

        var findings = (await world.VerifyAsync()).Findings;
        Says(findings, "Seal 2 is not the one that was exported: the event at place 3 was removed");
    }

    [Theory]
    [InlineData(2, "Seal 2 is missing: seal 3 comes after seal 1")]
    [InlineData(3, "Seal 3 with 2 events was exported, but the record does not have it")]
    public async Task Verify_SealRemoved_NamesIt(int number, string finding)
    {
        await using var world = await AuditWorld.SealedAsync(3, 2);

        await world.TamperAsync(
            """
            delete from audit.events e using audit.sealed_events p where p.event_id = e.event_id and p.seal_number = @number;
            delete from audit.sealed_events where seal_number = @number;
            delete from audit.seals where seal_number = @number
            """,
            new { number });

        Says((await world.VerifyAsync()).Findings, finding);
    }

    [Fact]
    public async Task Verify_TakenOutOfTheQueue_IsStillFound()
    {
        await using var world = await AuditWorld.SealedAsync(1, 2);
        await world.WriteAsync(1);

        await world.TamperAsync("delete from audit.unsealed");

        Says((await world.VerifyAsync()).Findings, $"{world.Ids[2]} is in no seal and does not wait for one");
    }

    [Theory]
    [InlineData("delete from audit.events where event_id = @id")]
    [InlineData("update audit.events set actor = 'nobody' where event_id = @id")]
    public async Task Verify_TouchedBeforeItsSeal_NamesIt(string tampering)
    {
        await using var world = await AuditWorld.SealedAsync(1, 2);
        await world.WriteAsync(1);

        await world.TamperAsync(tampering, new { id = world.Ids[2] });

        Says((await world.VerifyAsync()).Findings, $"{world.Ids[2]}, not yet sealed, was altered");
    }

    [Fact]
    public async Task Verify_NobodySeals_IsAFinding()
    {
        await using var world = await AuditWorld.SealedAsync(1, 2);
        await world.WriteAsync(3);

        var report = await world.VerifyAsync(waitAtMost: TimeSpan.Zero);

        Says(report.Findings, "3 events are not sealed");
    }

    [Fact]
    public async Task Verify_HeadsCutOff_IsFound()
    {
        await using var world = await AuditWorld.SealedAsync(4, 2);
        var lines = await File.ReadAllLinesAsync(world.Heads, Token);
        await File.WriteAllLinesAsync(world.Heads, lines[..2], Token);

        var findings = (await world.VerifyAsync(waitAtMost: TimeSpan.Zero)).Findings;

        Says(findings, "The heads file ends before seal 3");
    }

    [Fact]
    public async Task Verify_HeadsCutOffAndWrittenAgain_IsStillFound()
    {
        await using var world = await AuditWorld.SealedAsync(4, 2);
        var lines = await File.ReadAllLinesAsync(world.Heads, Token);
        await File.WriteAllLinesAsync(world.Heads, lines[..2], Token);

        await world.ExportAsync();

        Assert.Equal(4, (await File.ReadAllLinesAsync(world.Heads, Token)).Count(line => HeadLine.Parse(line) is not null));
        Says((await world.VerifyAsync()).Findings, "This file ended at seal 2 although it had been written up to seal 4");
    }

    [Theory]
    [InlineData("edit", "Seal 2 is not the one that was exported")]
    [InlineData("remove", "The heads file has no line for seal 2")]
    [InlineData("swap", "The heads file has no line for seal 2")]
    [InlineData("garble", "Line 2 of the heads file cannot be read")]
    public async Task Verify_HeadsTouched_NamesTheLine(string how, string finding)
    {
        await using var world = await AuditWorld.SealedAsync(4, 2);
        var lines = (await File.ReadAllLinesAsync(world.Heads, Token)).ToList();
        switch (how)
        {
            case "edit":
                var second = HeadLine.Parse(lines[1])!;
                lines[1] = (second with { Head = [.. second.Head.Reverse()] }).ToString();
                break;
            case "remove":
                lines.RemoveAt(1);
                break;
            case "swap":
                (lines[1], lines[2]) = (lines[2], lines[1]);
                break;
            default:
                lines[1] = "nonsense";
                break;
        }

        await File.WriteAllLinesAsync(world.Heads, lines, Token);

        Says((await world.VerifyAsync()).Findings, finding);
    }

    [Fact]
    public async Task Verify_NoHeads_IsNotClean()
    {
        await using var world = await AuditWorld.SealedAsync(1, 1);

        Says((await world.VerifyAsync(heads: world.Heads + ".gone")).Findings, "There is no heads file");
    }
}
