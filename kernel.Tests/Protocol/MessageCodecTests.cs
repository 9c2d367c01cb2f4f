using System.Text;
using Tutorial.Kernel.Protocol;

namespace Tutorial.Kernel.Tests.Protocol;

public class MessageCodecTests
{
    [Fact]
    public void ToLine_TextWithBreaks_IsOneLineThatParsesBack()
    {
        Message message = Message.Reply(new Header("1", "execute_request"), MessageTypes.Stream, new() { ["name"] = "stdout", ["text"] = "a\nb <é>" });
        string line = Encoding.UTF8.GetString(MessageCodec.ToLine(message));
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Message back = MessageCodec.Parse(line);
        Assert.Equal(message.Header, back.Header);
        Assert.Equal(message.Parent, back.Parent);
        Assert.Equal("a\nb <é>", back.Text("text"));
        Assert.Contains("<é>", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "A line must be one JSON object.")]
    [InlineData("{}", "A message needs a header with msg_id and msg_type, both texts.")]
    [InlineData("{\"header\":{\"msg_id\":1,\"msg_type\":\"x\"}}", "A message needs a header with msg_id and msg_type, both texts.")]
    public void Parse_NotAMessage_SaysWhichRuleIsBroken(string line, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<ProtocolException>(() => MessageCodec.Parse(line)).Message);

    [Fact]
    public void Parse_BrokenJson_SaysSo() =>
        Assert.StartsWith("A line is not valid JSON: ", Assert.Throws<ProtocolException>(() => MessageCodec.Parse("{\"header\":")).Message, StringComparison.Ordinal);

    [Fact]
    public void From_NoCode_SaysSo() =>
        Assert.Equal("An execute_request needs its code, a text.", Assert.Throws<ProtocolException>(() => ExecuteRequest.From(Message.Request("execute_request"))).Message);

    [Fact]
    public void From_WhatToMessageWrote_IsTheSame()
    {
        var request = new ExecuteRequest("1 + 1") { Cell = 8, Language = "fsharp", TimeLimit = 2.5, AllowStdin = false, Silent = true };
        Assert.Equal(request, ExecuteRequest.From(MessageCodec.Parse(Encoding.UTF8.GetString(MessageCodec.ToLine(request.ToMessage())))));
    }
}
